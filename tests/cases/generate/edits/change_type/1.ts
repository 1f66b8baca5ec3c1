import { integer, json, numeric, pgTable, text, timestamp, varchar } from "drizzle-orm/pg-core";

export const rows = pgTable("rows", {
	id: integer().primaryKey(),
	a: integer(),
	b: varchar({ length: 10 }),
	c: numeric({ precision: 8, scale: 2 }),
	d: timestamp(),
	e: text().array(),
	f: json(),
});
