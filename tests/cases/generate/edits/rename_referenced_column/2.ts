import { pgTable, serial, text } from "drizzle-orm/pg-core";

export const users = pgTable("users", { id: serial().primaryKey(), login: text().unique() });
export const posts = pgTable("posts", { id: serial().primaryKey(), user: text().references(() => users.login) });
