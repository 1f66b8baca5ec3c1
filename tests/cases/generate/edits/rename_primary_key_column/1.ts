import { integer, pgTable, primaryKey, serial } from "drizzle-orm/pg-core";

export const a = pgTable("a", { id: serial().primaryKey() });
export const b = pgTable("b", { x: integer(), y: integer() }, (t) => [primaryKey({ columns: [t.x, t.y] })]);
