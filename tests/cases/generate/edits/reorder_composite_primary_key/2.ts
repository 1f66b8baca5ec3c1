import { integer, pgTable, primaryKey } from "drizzle-orm/pg-core";

export const a = pgTable("a", { x: integer(), y: integer() }, (t) => [primaryKey({ columns: [t.y, t.x] })]);
