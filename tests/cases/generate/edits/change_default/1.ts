import { boolean, integer, jsonb, pgTable, text, timestamp } from "drizzle-orm/pg-core";

export const rows = pgTable("rows", {
	id: integer().primaryKey(),
	a: integer().default(1),
	b: text(),
	c: text().default("old"),
	d: timestamp().defaultNow(),
	e: jsonb().default({ x: 1 }),
	f: boolean().default(true),
});
