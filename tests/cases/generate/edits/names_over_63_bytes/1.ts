import { integer, pgTable, serial, text } from "drizzle-orm/pg-core";

export const table = pgTable("a_table_with_a_very_long_name_that_nobody_would_choose", {
	id: serial().primaryKey(),
	column: text("a_column_with_a_long_name_as_well"),
	ref: integer("another_long_column_name"),
});
