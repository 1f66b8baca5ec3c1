import { pgTable, serial, text } from "drizzle-orm/pg-core";

export const users = pgTable("users", { b: text(), a: text(), id: serial().primaryKey(), c: text() });
