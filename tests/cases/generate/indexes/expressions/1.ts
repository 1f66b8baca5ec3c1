import { sql } from "drizzle-orm";
import { index, integer, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";

export const users = pgTable(
	"users",
	{ id: integer().primaryKey(), name: text().notNull(), email: text().notNull() },
	(t) => [
		uniqueIndex("lower_email").on(sql`lower(${t.email})`),
		index("by_length").on(sql`length(${t.name}) DESC`),
		index("two").on(t.name, sql`(${t.email} || 'x')`),
		index("search").using("gin", sql`to_tsvector('english', ${t.name})`),
	],
);
