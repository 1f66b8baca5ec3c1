import { date, integer, pgTable, time } from "drizzle-orm/pg-core";

export const shifts = pgTable("shifts", {
	id: integer().primaryKey(),
	day: date("day").notNull().defaultNow(),
	asDate: date("as_date", { mode: "date" }).default(new Date("2020-01-02T03:04:05Z")),
	asString: date("as_string", { mode: "string" }).default("2020-01-02"),
	start: time("start").notNull().defaultNow(),
	end: time("end", { precision: 3, withTimezone: true }),
	noon: time("noon", { precision: 0 }).default("12:00:00"),
});
