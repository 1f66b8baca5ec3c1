import { relations } from "drizzle-orm";
import { createTableRelationsHelpers, extractTablesRelationalConfig } from "drizzle-orm/relations";
import { integer, pgTable, primaryKey, serial, text } from "drizzle-orm/pg-core";

export const users = pgTable("users", { id: serial().primaryKey(), inviter: integer().references((): never => users.id as never) });
export const groups = pgTable("groups", { id: serial().primaryKey(), name: text() });
export const members = pgTable(
	"members",
	{ user: integer().notNull().references(() => users.id), group: integer().notNull().references(() => groups.id) },
	(t) => [primaryKey({ columns: [t.user, t.group] })],
);
export const usersRelations = relations(users, ({ one, many }) => ({
	inviter: one(users, { fields: [users.inviter], references: [users.id], relationName: "invites" }),
	invited: many(users, { relationName: "invites" }),
	groups: many(members),
}));
export const membersRelations = relations(members, ({ one }) => ({
	user: one(users, { fields: [members.user], references: [users.id] }),
	group: one(groups, { fields: [members.group], references: [groups.id] }),
}));
export const groupsRelations = relations(groups, ({ many }) => ({ members: many(members) }));
const config = extractTablesRelationalConfig({ users, groups, members, usersRelations, membersRelations, groupsRelations }, createTableRelationsHelpers);
export const notes = pgTable("notes", { id: serial().primaryKey(), text: text().default(Object.keys(config.tables).join("+")) });
