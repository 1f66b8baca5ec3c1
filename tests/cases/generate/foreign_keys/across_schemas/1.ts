import { foreignKey, integer, pgSchema, pgTable, primaryKey, text } from "drizzle-orm/pg-core";

export const a = pgSchema("a");
export const b = pgSchema("b");
export const parents = a.table("parents", { x: integer(), y: integer() }, (t) => [primaryKey({ columns: [t.x, t.y] })]);
export const children = b.table(
	"children",
	{ id: integer().primaryKey(), x: integer(), y: integer(), parent: integer(), plain: integer().references(() => plain.id, { onUpdate: "set default" }) },
	(t) => [
		foreignKey({ columns: [t.x, t.y], foreignColumns: [parents.x, parents.y] }).onDelete("cascade").onUpdate("cascade"),
		foreignKey({ columns: [t.parent], foreignColumns: [t.id], name: "self" }),
	],
);
export const plain = pgTable("plain", { id: integer().primaryKey(), child: integer().references(() => children.id, { onDelete: "no action" }), note: text() });
