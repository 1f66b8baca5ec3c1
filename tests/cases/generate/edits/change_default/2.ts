import { sql } from "drizzle-orm";
import { boolean, integer, jsonb, pgTable, text, timestamp } from "drizzle-orm/pg-core";

export const rows = pgTable("rows", {
	id: integer().primaryKey(),
	a: integer().default(2),
	b: text().default("it's new"),
	c: text(),
	d: timestamp().default(sql`now() - interval '1 day'`),
	e: jsonb().default({ x: 1, y: [2] }),
	f: boolean().default(false),
});
