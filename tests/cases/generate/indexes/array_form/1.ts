import { index, integer, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";

export const users = pgTable(
	"users",
	{ id: integer().primaryKey(), name: text().notNull(), email: text().notNull(), age: integer() },
	(t) => [
		index().on(t.name),
		index("users_age").on(t.age),
		uniqueIndex("users_email").on(t.email),
		uniqueIndex().on(t.name, t.email),
		index("users_name_age").on(t.name, t.age),
	],
);
