import { integer, pgTable, primaryKey } from "drizzle-orm/pg-core";

export const a = pgTable("a", { x: integer(), y: integer(), z: integer() }, (t) => [primaryKey({ columns: [t.x, t.y, t.z] })]);
export const b = pgTable("b", { x: integer(), y: integer() }, (t) => [primaryKey({ name: "b_other_key", columns: [t.x, t.y] })]);
