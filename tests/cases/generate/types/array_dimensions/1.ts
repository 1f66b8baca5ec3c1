import { sql } from "drizzle-orm";
import { boolean, integer, jsonb, numeric, pgEnum, pgTable, serial, text, timestamp, uuid, varchar } from "drizzle-orm/pg-core";

export const mood = pgEnum("mood", ["sad", "ok"]);
export const arrays = pgTable("arrays", {
	id: serial().primaryKey(),
	cube: integer().array().array().array().default([[[1], [2]], [[3], [4]]]),
	fixed: text().array(2).array(3),
	moods: mood().array().notNull().default(["sad", "ok"]),
	grid: mood("grid").array().array().default([["ok"], ["sad"]]),
	prices: numeric({ precision: 6, scale: 2 }).array().array().default([["1.00", "2.50"]]),
	days: timestamp({ withTimezone: true, precision: 3 }).array().default([new Date(0)]),
	names: varchar("names", { length: 10 }).array(4).default(["a,b", "c d", "null", "{x}"]),
	flags: boolean().array().array().default([[true, false]]),
	keys: uuid().array().default(sql`ARRAY[]::uuid[]`),
	documents: jsonb().array().default([{ a: 1 }, { b: "two words" }]),
	empty: integer().array().array().default([]),
	notNullInside: text().notNull().array(),
	notNullOutside: text().array().notNull(),
});
