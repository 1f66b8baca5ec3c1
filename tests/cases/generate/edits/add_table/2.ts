import { index, integer, pgTable, serial, text, unique } from "drizzle-orm/pg-core";

export const users = pgTable("users", { id: serial().primaryKey() });
export const posts = pgTable(
	"posts",
	{ id: serial().primaryKey(), userId: integer("user_id").notNull().references(() => users.id), title: text() },
	(t) => [index("posts_title").on(t.title), unique().on(t.userId, t.title)],
);
