import { integer, pgTable, serial } from "drizzle-orm/pg-core";

export const users = pgTable("users", { id: serial().primaryKey() });
export const teams = pgTable("teams", { id: serial().primaryKey() });
export const posts = pgTable("posts", { id: serial().primaryKey(), owner: integer().references(() => users.id) });
