import { sql } from "drizzle-orm";
import { index, integer, pgTable, text, timestamp, uniqueIndex } from "drizzle-orm/pg-core";

export const users = pgTable(
	"users",
	{
		id: integer().primaryKey(),
		email: text("email").notNull(),
		deletedAt: timestamp("deleted_at"),
		age: integer("age"),
	},
	(t) => [
		uniqueIndex("live_email").on(t.email).where(sql`${t.deletedAt} IS NULL`),
		index("adults").on(t.age).where(sql`${t.age} >= 18 AND ${t.email} <> 'x''y'`),
		index("gone").on(t.deletedAt.desc()).where(sql`deleted_at is not null`),
	],
);
