import { foreignKey, integer, pgTable, serial } from "drizzle-orm/pg-core";

export const users = pgTable("users", { id: serial().primaryKey() });
export const posts = pgTable(
	"posts",
	{ id: serial().primaryKey(), user: integer().references(() => users.id), editor: integer() },
	(t) => [foreignKey({ name: "editor_fk", columns: [t.editor], foreignColumns: [users.id] }).onDelete("set null")],
);
