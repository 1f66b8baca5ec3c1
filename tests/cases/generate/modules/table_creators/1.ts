import { sql } from "drizzle-orm";
import { check, foreignKey, index, integer, pgTableCreator, primaryKey, text, unique, uniqueIndex } from "drizzle-orm/pg-core";

const prefix = "app";
const table = pgTableCreator((name) => `${prefix}_${name}`);
const shouting = pgTableCreator((name) => name.toUpperCase());

export const users = table(
	"users",
	(d) => ({
		id: d.integer().primaryKey().generatedByDefaultAsIdentity(),
		email: d.varchar({ length: 255 }).notNull().unique(),
		createdAt: d.timestamp({ withTimezone: true }).default(sql`CURRENT_TIMESTAMP`).notNull(),
		updatedAt: d.timestamp({ withTimezone: true }).$onUpdate(() => new Date()),
	}),
	(t) => [index("email_idx").on(t.email), uniqueIndex().on(t.createdAt)],
);
export const posts = shouting(
	"posts",
	{ a: integer(), b: integer(), user: integer().references(() => users.id), title: text() },
	(t) => [
		primaryKey({ columns: [t.a, t.b] }),
		unique().on(t.title, t.a),
		index().on(t.title),
		check("positive", sql`${t.a} > 0`),
		foreignKey({ columns: [t.a], foreignColumns: [users.id] }),
	],
);
