import { sql } from "drizzle-orm";
import { integer, pgTable, text } from "drizzle-orm/pg-core";

export const rows = pgTable("rows", {
	id: integer().primaryKey(),
	label: text().generatedAlwaysAs(sql`'row ' || ${"x"}`),
	twice: integer().generatedAlwaysAs(() => sql`${rows.id} * ${2}`),
});
