import { integer, pgTable, serial } from "drizzle-orm/pg-core";
import { users } from "./users";

export const posts = pgTable("posts", { id: serial().primaryKey(), author: integer().references(() => users.id) });
