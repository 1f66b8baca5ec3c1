import { integer, pgTable, serial, text } from "drizzle-orm/pg-core";

export const users = pgTable("users", { id: serial().primaryKey() });
export const posts = pgTable("posts", { id: serial().primaryKey(), user: integer().references(() => users.id) });
export const tags = pgTable("tags", { id: serial().primaryKey(), name: text().unique() });
