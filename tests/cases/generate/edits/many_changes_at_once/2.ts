import { sql } from "drizzle-orm";
import {
  check,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  serial,
  text,
  varchar,
} from "drizzle-orm/pg-core";

export const status = pgEnum("status", ["draft", "review", "live"]);
export const level = pgEnum("level", ["low", "high"]);
export const users = pgTable(
	"users",
	{
		id: serial().primaryKey(),
		email: varchar({ length: 120 }).notNull().unique("users_email_key"),
		name: text().notNull().default("?"),
		level: level().notNull().default("low"),
	},
	(t) => [index("users_name").on(t.name.desc()), check("name_ok", sql`${t.name} <> ''`)],
);
export const posts = pgTable(
	"posts",
	{
		id: serial().primaryKey(),
		author: integer().notNull().references(() => users.id, { onDelete: "cascade" }),
		status: status().default("draft").notNull(),
		body: jsonb().notNull(),
	},
	(t) => [index().on(t.author, t.status)],
);
export const tags = pgTable("tags", { id: serial().primaryKey(), name: text().notNull().unique() });
export const postTags = pgTable(
	"post_tags",
	{ post: integer().references(() => posts.id), tag: integer().references(() => tags.id) },
	(t) => [primaryKey({ columns: [t.post, t.tag] })],
);
