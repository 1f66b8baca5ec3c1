// Came with 0.34: columns are called as their keys are, in the casing of the config.
import { sql } from "drizzle-orm";
import { index, integer, pgTable, primaryKey, text, timestamp, unique, varchar } from "drizzle-orm/pg-core";

export const userAccounts = pgTable(
	"userAccounts",
	{ userId: integer().notNull(), fullName: varchar({ length: 30 }).notNull().unique(), kept: text("keptName"), createdAt: timestamp().defaultNow() },
	(t) => ({
		key: primaryKey({ columns: [t.userId, t.fullName] }),
		index: index().on(t.createdAt.desc(), t.kept),
		lower: index("lower").on(sql`lower(${t.fullName})`),
		unique: unique().on(t.fullName, t.kept),
	}),
);
export const posts = pgTable("posts", (d) => ({ postId: d.serial().primaryKey(), authorName: d.varchar({ length: 30 }).references(() => userAccounts.fullName) }));
