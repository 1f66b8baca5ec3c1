import { usersSync } from "drizzle-orm/neon";
import { integer, pgTable, text } from "drizzle-orm/pg-core";

export const todos = pgTable("todos", {
	id: integer().primaryKey(),
	owner: text().notNull().references(() => usersSync.id, { onDelete: "cascade" }),
});
