import { sql } from "drizzle-orm";
import { integer, pgTable, text } from "drizzle-orm/pg-core";

export const rows = pgTable("rows", {
	id: integer().primaryKey(),
	a: text().generatedAlwaysAs(sql`'y'`),
	b: text().generatedAlwaysAs(sql`'b'`),
	c: text(),
	d: text().generatedAlwaysAs(sql`'d'`),
});
