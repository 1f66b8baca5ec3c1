import { integer, pgTable, type AnyPgColumn } from "drizzle-orm/pg-core";

export const a = pgTable("a", { id: integer().primaryKey() });
export const b = pgTable("b", { id: integer().primaryKey() });
export const c = pgTable("c", {
	id: integer().primaryKey(),
	both: integer().references(() => a.id).references(() => b.id, { onDelete: "cascade" }),
	self: integer().references((): AnyPgColumn => c.id),
	same: integer().references(() => a.id).references(() => a.id),
});
