import { sql } from "drizzle-orm";
import { interval, pgTable, serial } from "drizzle-orm/pg-core";

const fields = [
	"year", "month", "day", "hour", "minute", "second", "year to month",
	"day to hour", "day to minute", "day to second", "hour to minute", "hour to second", "minute to second",
] as const;

export const spans = pgTable("spans", {
	id: serial().primaryKey(),
	...Object.fromEntries(fields.map((f) => [f.replaceAll(" ", "_"), interval({ fields: f === "year" ? "year to month" : f })])),
	precise: interval({ precision: 1 }),
	never: interval(),
	both: interval("both", { fields: "minute to second" }).default("03:04"),
	counted: interval().notNull().default(sql`interval '1 week'`),
	list: interval({ fields: "hour" }).array().default(["1 hour", "2 hours"]),
});
