import { integer, pgTable, serial } from "drizzle-orm/pg-core";

export const users = pgTable("people", { id: serial().primaryKey() });
export const posts = pgTable("posts", { id: serial().primaryKey(), user: integer().references(() => users.id) });
