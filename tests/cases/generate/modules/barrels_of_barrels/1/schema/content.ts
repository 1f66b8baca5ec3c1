import { integer, pgTable, serial, type AnyPgColumn } from "drizzle-orm/pg-core";
import * as auth from "./auth";

export const posts = pgTable("posts", { id: serial().primaryKey(), author: integer().references(() => auth.users.id), session: integer().references(() => auth.userSessions.id) });
export default pgTable("default_table", { id: serial().primaryKey(), post: integer().references((): AnyPgColumn => posts.id) });
