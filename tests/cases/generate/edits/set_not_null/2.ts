import { integer, pgTable, text } from "drizzle-orm/pg-core";

export const rows = pgTable("rows", {
	id: integer().primaryKey(),
	a: text().notNull(),
	b: integer().notNull().default(5),
	c: text(),
	d: text().default("now optional"),
});
