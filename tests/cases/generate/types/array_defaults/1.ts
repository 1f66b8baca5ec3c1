import { sql } from "drizzle-orm";
import { boolean, doublePrecision, integer, pgTable, text, timestamp } from "drizzle-orm/pg-core";

export const bags = pgTable("bags", {
	id: integer().primaryKey(),
	empty: text("empty").array().default([]),
	words: text("words").array().notNull().default(["a", "b c", ""]),
	numbers: integer("numbers").array().default([1, -2, 3]),
	fractions: doublePrecision("fractions").array().default([0.5, 1e21]),
	flags: boolean("flags").array().default([true, false]),
	bySql: text("by_sql").array().default(sql`ARRAY[]::text[]`),
	braces: text("braces").array().default(sql`'{}'::text[]`),
	nested: integer("nested").array().array().default([[1, 2], [3, 4]]),
	moments: timestamp("moments", { mode: "string" }).array().default(["2024-01-01 00:00:00"]),
});
