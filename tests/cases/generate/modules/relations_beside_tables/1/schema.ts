import { relations } from "drizzle-orm";
import { integer, pgTable, primaryKey, serial, text } from "drizzle-orm/pg-core";

export const users = pgTable("users", { id: serial("id").primaryKey(), name: text("name") });
export const groups = pgTable("groups", { id: serial("id").primaryKey() });
export const usersToGroups = pgTable(
	"users_to_groups",
	{
		userId: integer("user_id").notNull().references(() => users.id),
		groupId: integer("group_id").notNull().references(() => groups.id),
	},
	(t) => [primaryKey({ columns: [t.userId, t.groupId] })],
);

export const usersRelations = relations(users, ({ many }) => ({ usersToGroups: many(usersToGroups) }));
export const usersToGroupsRelations = relations(usersToGroups, ({ one }) => ({
	group: one(groups, { fields: [usersToGroups.groupId], references: [groups.id] }),
	user: one(users, { fields: [usersToGroups.userId], references: [users.id] }),
}));
