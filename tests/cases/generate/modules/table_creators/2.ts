import { sql } from "drizzle-orm";
import { check, foreignKey, index, integer, pgTableCreator, primaryKey, text, unique, uniqueIndex } from "drizzle-orm/pg-core";

const table = pgTableCreator((name) => `app_${name}`);
const shouting = pgTableCreator((name) => name.toUpperCase());

export const users = table(
	"users",
	(d) => ({
		id: d.integer().primaryKey().generatedByDefaultAsIdentity(),
		email: d.varchar({ length: 255 }).notNull(),
		createdAt: d.timestamp({ withTimezone: true }).default(sql`CURRENT_TIMESTAMP`).notNull(),
		updatedAt: d.timestamp({ withTimezone: true }).$onUpdate(() => new Date()).notNull().defaultNow(),
	}),
	(t) => [uniqueIndex("email_idx").on(t.email), index().on(t.createdAt, t.updatedAt)],
);
export const posts = shouting(
	"posts",
	{ a: integer(), b: integer(), user: integer().references(() => users.id, { onDelete: "cascade" }), title: text() },
	(t) => [
		primaryKey({ columns: [t.b, t.a], name: "posts_key" }),
		unique().on(t.title),
		check("positive", sql`${t.a} >= 0`),
		foreignKey({ columns: [t.b], foreignColumns: [users.id] }),
	],
);
