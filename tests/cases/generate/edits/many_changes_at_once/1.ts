import { sql } from "drizzle-orm";
import {
  check,
  index,
  integer,
  pgEnum,
  pgTable,
  primaryKey,
  serial,
  text,
  varchar,
} from "drizzle-orm/pg-core";

export const status = pgEnum("status", ["draft", "live"]);
export const users = pgTable(
	"users",
	{ id: serial().primaryKey(), email: varchar({ length: 80 }).notNull().unique(), name: text(), age: integer() },
	(t) => [index("users_name").on(t.name), check("age_ok", sql`${t.age} >= 0`)],
);
export const posts = pgTable(
	"posts",
	{
		id: serial().primaryKey(),
		author: integer().references(() => users.id),
		status: status().default("draft"),
		body: text().notNull(),
	},
	(t) => [index().on(t.author)],
);
export const likes = pgTable("likes", { user: integer(), post: integer() }, (t) => [primaryKey({ columns: [t.user, t.post] })]);
