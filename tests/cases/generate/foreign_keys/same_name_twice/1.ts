import { foreignKey, integer, pgTable } from "drizzle-orm/pg-core";

// drizzle-kit keeps the last of two that are called the same.
export const users = pgTable("users", { id: integer().primaryKey() });
export const posts = pgTable(
	"posts",
	{
		author: integer().references(() => users.id),
		editor: integer().references(() => users.id, { onDelete: "cascade" }),
	},
	(t) => [foreignKey({ columns: [t.author], foreignColumns: [users.id] }).onDelete("set null")],
);
