import { integer, pgTable, serial } from "drizzle-orm/pg-core";

export const users = pgTable("users", { id: serial().primaryKey() });
export const posts = pgTable("posts", {
	id: serial().primaryKey(),
	user: integer().references(() => users.id, { onDelete: "cascade" }),
});
