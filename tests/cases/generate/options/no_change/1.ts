import { index, integer, pgTable, text } from "drizzle-orm/pg-core";

export const a = pgTable("a", { id: integer().primaryKey(), b: text().default("x") }, (t) => [index().on(t.b)]);
