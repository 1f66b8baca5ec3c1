import { index, integer, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";

export const users = pgTable(
	"users",
	{ id: integer().primaryKey(), name: text().notNull(), email: text().notNull(), age: integer() },
	(t) => ({
		zName: index("z_name").on(t.name),
		emailIdx: uniqueIndex("a_email").on(t.email),
		ageIdx: index().on(t.age),
	}),
);
