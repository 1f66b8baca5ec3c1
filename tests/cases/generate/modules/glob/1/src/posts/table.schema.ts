import { pgTable, serial } from "drizzle-orm/pg-core";

export const posts = pgTable("posts", { id: serial().primaryKey() });
