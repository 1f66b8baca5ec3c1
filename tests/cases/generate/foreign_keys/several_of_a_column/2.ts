import { integer, pgTable, type AnyPgColumn } from "drizzle-orm/pg-core";

export const a = pgTable("a", { id: integer().primaryKey() });
export const b = pgTable("b", { id: integer().primaryKey() });
export const c = pgTable("c", {
	id: integer().primaryKey(),
	both: integer().references(() => b.id),
	self: integer().references((): AnyPgColumn => a.id, { onUpdate: "restrict", onDelete: "set default" }),
	same: integer().references(() => a.id, {}),
});
