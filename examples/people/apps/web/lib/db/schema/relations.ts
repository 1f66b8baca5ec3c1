import { relations } from "drizzle-orm";
import { personRoles, roles } from "./access";
import { assetLoans, assets } from "./assets";
import { departments, organisations } from "./organisation";
import { accounts, people } from "./people";
import { teamMembers, teams } from "./teams";

export const organisationRelations = relations(organisations, ({ many }) => ({
	departments: many(departments),
	people: many(people),
	teams: many(teams),
}));

export const departmentRelations = relations(departments, ({ one, many }) => ({
	organisation: one(organisations, { fields: [departments.organisationId], references: [organisations.id] }),
	parent: one(departments, { fields: [departments.parentId], references: [departments.id], relationName: "tree" }),
	children: many(departments, { relationName: "tree" }),
}));

export const peopleRelations = relations(people, ({ one, many }) => ({
	account: one(accounts),
	manager: one(people, { fields: [people.managerId], references: [people.id], relationName: "line" }),
	reports: many(people, { relationName: "line" }),
	memberships: many(teamMembers),
	roles: many(personRoles),
	loans: many(assetLoans),
}));

export const teamMemberRelations = relations(teamMembers, ({ one }) => ({
	team: one(teams, { fields: [teamMembers.teamId], references: [teams.id] }),
	person: one(people, { fields: [teamMembers.personId], references: [people.id] }),
}));

export const personRoleRelations = relations(personRoles, ({ one }) => ({
	person: one(people, { fields: [personRoles.personId], references: [people.id] }),
	role: one(roles, { fields: [personRoles.roleId], references: [roles.id] }),
}));

export const loanRelations = relations(assetLoans, ({ one }) => ({
	asset: one(assets, { fields: [assetLoans.assetId], references: [assets.id] }),
	person: one(people, { fields: [assetLoans.personId], references: [people.id] }),
}));
