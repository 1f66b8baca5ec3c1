import { pgTable, serial, text } from "drizzle-orm/pg-core";

export const b = pgTable("bees", { id: serial().primaryKey(), new: text() });
export const a = pgTable("ants", { id: serial().primaryKey(), new: text() });
