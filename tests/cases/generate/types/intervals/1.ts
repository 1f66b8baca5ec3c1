import { integer, interval, pgTable } from "drizzle-orm/pg-core";

export const leases = pgTable("leases", {
	id: integer().primaryKey(),
	plain: interval("plain"),
	days: interval("days", { fields: "day" }),
	dayToSecond: interval("day_to_second", { fields: "day to second" }),
	precise: interval("precise", { precision: 3 }),
	both: interval("both", { fields: "second", precision: 2 }),
	usual: interval("usual").default("1 day 02:00:00"),
});
