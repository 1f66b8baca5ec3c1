import { type AnyPgColumn, foreignKey, integer, pgTable, serial, text } from "drizzle-orm/pg-core";

export const nodes = pgTable("nodes", {
	id: serial("id").primaryKey(),
	parentId: integer("parent_id").references((): AnyPgColumn => nodes.id, { onDelete: "cascade" }),
});

export const pages = pgTable(
	"pages",
	{ id: integer().primaryKey(), parent: integer("parent"), title: text() },
	(table) => [foreignKey({ columns: [table.parent], foreignColumns: [table.id], name: "pages_parent" })],
);
