import { boolean, index, pgTable, primaryKey, serial, text, unique, uuid } from "drizzle-orm/pg-core";
import { id, moment, timestamps } from "@/lib/db/columns";
import { organisations } from "./organisation";
import { people } from "./people";

type Action = "read" | "write" | "approve" | "administer";

export const roles = pgTable(
	"roles",
	{
		id: id(),
		organisationId: uuid("organisation_id").references(() => organisations.id, { onDelete: "cascade" }),
		name: text("name").notNull(),
		description: text("description").notNull().default("A role that isn't described yet"),
		isBuiltIn: boolean("is_built_in").notNull().default(false),
		...timestamps,
	},
	(t) => [unique("roles_name").on(t.organisationId, t.name).nullsNotDistinct()],
);

export const permissions = pgTable(
	"permissions",
	{
		id: serial("id").primaryKey(),
		subject: text("subject").notNull(),
		action: text("action").$type<Action>().notNull(),
	},
	(t) => [unique().on(t.subject, t.action)],
);

export const rolePermissions = pgTable(
	"role_permissions",
	{
		roleId: uuid("role_id")
			.notNull()
			.references(() => roles.id, { onDelete: "cascade" }),
		permissionId: serial("permission_id")
			.notNull()
			.references(() => permissions.id, { onDelete: "cascade" }),
	},
	(t) => [primaryKey({ columns: [t.roleId, t.permissionId] })],
);

export const personRoles = pgTable(
	"person_roles",
	{
		personId: uuid("person_id")
			.notNull()
			.references(() => people.id, { onDelete: "cascade" }),
		roleId: uuid("role_id")
			.notNull()
			.references(() => roles.id, { onDelete: "restrict" }),
		grantedBy: uuid("granted_by").references(() => people.id, { onDelete: "set null" }),
		grantedAt: moment("granted_at").notNull().defaultNow(),
	},
	(table) => {
		return {
			pk: primaryKey({ columns: [table.personId, table.roleId] }),
			roleIdx: index("person_roles_role").on(table.roleId),
		};
	},
);
