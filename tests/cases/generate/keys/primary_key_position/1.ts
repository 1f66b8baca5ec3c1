import { integer, pgTable, text } from "drizzle-orm/pg-core";

export const late = pgTable("late", {
	name: text("name").notNull(),
	code: text("code").primaryKey().default("x"),
	other: integer("other").notNull().primaryKey(),
});
