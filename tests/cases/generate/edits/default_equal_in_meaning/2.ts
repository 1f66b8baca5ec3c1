import { sql } from "drizzle-orm";
import { integer, numeric, pgTable, text } from "drizzle-orm/pg-core";

export const rows = pgTable("rows", {
	id: integer().primaryKey(),
	a: text().default(sql`'x'`),
	n: numeric({ mode: "number" }).default(1),
});
