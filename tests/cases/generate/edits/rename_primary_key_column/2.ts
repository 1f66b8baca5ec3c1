import { integer, pgTable, primaryKey, serial } from "drizzle-orm/pg-core";

export const a = pgTable("a", { key: serial().primaryKey() });
export const b = pgTable("b", { z: integer(), y: integer() }, (t) => [primaryKey({ columns: [t.z, t.y] })]);
