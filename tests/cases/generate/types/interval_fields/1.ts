import { sql } from "drizzle-orm";
import { interval, pgTable, serial } from "drizzle-orm/pg-core";

const fields = [
	"year", "month", "day", "hour", "minute", "second", "year to month",
	"day to hour", "day to minute", "day to second", "hour to minute", "hour to second", "minute to second",
] as const;

export const spans = pgTable("spans", {
	id: serial().primaryKey(),
	...Object.fromEntries(fields.map((f) => [f.replaceAll(" ", "_"), interval({ fields: f })])),
	precise: interval({ precision: 6 }),
	never: interval({ precision: 0 }),
	both: interval("both", { fields: "day to second", precision: 3 }).default("1 02:03:04.567"),
	counted: interval().notNull().default(sql`make_interval(days => 10)`),
});
