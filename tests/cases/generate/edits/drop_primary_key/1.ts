import { integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";

export const a = pgTable("a", { id: integer().primaryKey(), n: text() });
export const b = pgTable("b", { x: integer(), y: integer() }, (t) => [primaryKey({ columns: [t.x, t.y] })]);
