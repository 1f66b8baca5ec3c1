import { integer, pgTable, serial } from "drizzle-orm/pg-core";
import { relations } from "drizzle-orm";
import { b, bName } from "./b";
import { c } from "./c";

export const a = pgTable("a", { id: serial().primaryKey(), b: integer().references(() => b.id), c: integer().references(() => c.id) });
export const aRelations = relations(a, ({ one }) => ({ b: one(b, { fields: [a.b], references: [b.id] }), c: one(c, { fields: [a.c], references: [c.id] }) }));
export function aName() {
	return bName();
}
