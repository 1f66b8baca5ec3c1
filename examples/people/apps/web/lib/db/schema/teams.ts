import { sql } from "drizzle-orm";
import { date, foreignKey, index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { archivable, id, slug, timestamps } from "@/lib/db/columns";
import { organisations } from "./organisation";
import { people } from "./people";

export const teams = pgTable(
	"teams",
	{
		id: id(),
		organisationId: uuid("organisation_id")
			.notNull()
			.references(() => organisations.id, { onDelete: "cascade" }),
		leadId: uuid("lead_id").references(() => people.id, { onDelete: "set null" }),
		slug: slug(),
		name: text("name").notNull(),
		purpose: text("purpose"),
		...timestamps,
		...archivable,
	},
	(t) => [
		uniqueIndex("teams_slug").on(t.organisationId, t.slug).where(sql`${t.archivedAt} is null`),
		index().on(t.leadId),
	],
);

export const teamMembers = pgTable(
	"team_members",
	{
		teamId: uuid("team_id").notNull(),
		personId: uuid("person_id").notNull(),
		role: text("role").notNull().default("member"),
		share: integer("share").notNull().default(100),
		joinedOn: date("joined_on").notNull().default(sql`CURRENT_DATE`),
	},
	(t) => [
		primaryKey({ columns: [t.teamId, t.personId] }),
		foreignKey({ columns: [t.teamId], foreignColumns: [teams.id] }).onDelete("cascade"),
		foreignKey({ name: "team_members_person", columns: [t.personId], foreignColumns: [people.id] })
			.onDelete("cascade")
			.onUpdate("cascade"),
		index("team_members_person").on(t.personId),
	],
);

export const projects = pgTable(
	"projects",
	{
		id: id(),
		teamId: uuid("team_id")
			.notNull()
			.references(() => teams.id),
		slug: slug().unique(),
		title: text("title").notNull(),
		dueOn: date("due_on"),
		...timestamps,
		...archivable,
	},
	(t) => ({ due: index("projects_due").on(t.dueOn.asc().nullsLast()) }),
);

/** A member of a team on one of its projects: refers to the pair. */
export const assignments = pgTable(
	"assignments",
	{
		projectId: uuid("project_id")
			.notNull()
			.references(() => projects.id, { onDelete: "cascade" }),
		teamId: uuid("team_id").notNull(),
		personId: uuid("person_id").notNull(),
		hours: integer("hours"),
	},
	(t) => [
		primaryKey({ columns: [t.projectId, t.teamId, t.personId] }),
		foreignKey({
			name: "assignments_member",
			columns: [t.teamId, t.personId],
			foreignColumns: [teamMembers.teamId, teamMembers.personId],
		}).onDelete("cascade"),
	],
);
