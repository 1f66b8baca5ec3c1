import { integer, pgTable, text } from "drizzle-orm/pg-core";

export const users = pgTable("users", { id: integer().primaryKey(), code: text().unique() });
export const posts = pgTable("posts", { id: integer().primaryKey(), user: text().references(() => users.code) });
