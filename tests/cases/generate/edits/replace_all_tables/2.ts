import { pgTable, serial, text } from "drizzle-orm/pg-core";

export const b = pgTable("b", { id: serial().primaryKey(), y: text() });
export const c = pgTable("c", { id: serial().primaryKey(), z: text() });
