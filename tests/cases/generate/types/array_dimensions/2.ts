import { sql } from "drizzle-orm";
import { integer, jsonb, numeric, pgEnum, pgTable, serial, text, timestamp, varchar } from "drizzle-orm/pg-core";

export const mood = pgEnum("mood", ["sad", "ok", "happy"]);
export const arrays = pgTable("arrays", {
	id: serial().primaryKey(),
	cube: integer().array().array().array().default([[[5]]]),
	fixed: text().array(4).array(3),
	moods: mood().array(),
	grid: mood("grid").array().array().default([["ok", "sad"]]),
	prices: numeric({ precision: 8, scale: 2 }).array().array().default([]),
	days: timestamp({ withTimezone: true, precision: 3 }).array().default([new Date(1000)]),
	names: varchar("names", { length: 20 }).array(4).default(["a"]),
	documents: jsonb().array().default(sql`'{}'::jsonb[]`),
	empty: integer().array().array(),
	notNullInside: text().notNull().array().notNull(),
	notNullOutside: text().array(),
});
