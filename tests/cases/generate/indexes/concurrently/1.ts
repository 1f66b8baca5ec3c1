import { index, integer, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";

export const users = pgTable("users", { id: integer().primaryKey(), name: text() }, (t) => [
	index("users_name").on(t.name).concurrently(),
	uniqueIndex("users_name_unique").on(t.name).concurrently(),
]);
