import { index, integer, pgEnum, pgTable } from "drizzle-orm/pg-core";

export const kind = pgEnum("kind", ["a"]);
export const a = pgTable("a", { id: integer().primaryKey(), kind: kind() }, (t) => [index().on(t.kind)]);
export const b = pgTable("b", { id: integer().primaryKey(), a: integer().references(() => a.id) });
