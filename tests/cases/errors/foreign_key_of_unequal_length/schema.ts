import { foreignKey, integer, pgTable, primaryKey } from "drizzle-orm/pg-core";

export const a = pgTable("a", { x: integer(), y: integer() }, (t) => [primaryKey({ columns: [t.x, t.y] })]);
export const b = pgTable("b", { x: integer() }, (t) => [foreignKey({ columns: [t.x], foreignColumns: [a.x, a.y] as any })]);
