import { sql } from "drizzle-orm";
import { integer, pgTable, text } from "drizzle-orm/pg-core";

export const rows = pgTable("rows", {
	id: integer().primaryKey(),
	first: text(),
	last: text(),
	full: text().generatedAlwaysAs(sql`first || ' ' || last`),
	upper: text().generatedAlwaysAs((): import("drizzle-orm").SQL => sql`upper(${rows.first})`),
	constant: text().generatedAlwaysAs("it's constant"),
});
