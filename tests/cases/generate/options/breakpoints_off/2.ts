import { integer, pgEnum, pgTable, text } from "drizzle-orm/pg-core";

export const kind = pgEnum("kind", ["a", "b"]);
export const a = pgTable("a", { id: integer().primaryKey(), kind: kind(), c: text(), d: text() });
export const b = pgTable("b", { id: integer().primaryKey(), a: integer().references(() => a.id) });
