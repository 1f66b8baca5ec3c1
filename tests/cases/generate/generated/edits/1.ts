import { sql } from "drizzle-orm";
import { integer, pgTable, text } from "drizzle-orm/pg-core";

export const rows = pgTable("rows", {
	id: integer().primaryKey(),
	a: text().generatedAlwaysAs(sql`'x'`),
	b: text(),
	c: text().generatedAlwaysAs(sql`'c'`),
});
