import { pgTable, serial, text } from "drizzle-orm/pg-core";

export const b = pgTable("bees", { id: serial().primaryKey(), old: text() });
export const a = pgTable("ants", { id: serial().primaryKey(), old: text() });
