import { relations } from "drizzle-orm";
import { integer, pgTable, primaryKey, serial, text } from "drizzle-orm/pg-core";

export const users = pgTable("users", { id: serial().primaryKey(), inviter: integer() });
export const groups = pgTable("groups", { id: serial().primaryKey(), name: text() });
export const members = pgTable(
	"members",
	{ user: integer().notNull().references(() => users.id), group: integer().notNull().references(() => groups.id, { onDelete: "cascade" }) },
	(t) => [primaryKey({ columns: [t.group, t.user] })],
);
export const usersRelations = relations(users, ({ many }) => ({ groups: many(members) }));
export const notes = pgTable("notes", { id: serial().primaryKey(), text: text() });
