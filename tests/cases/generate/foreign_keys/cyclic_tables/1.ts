import { type AnyPgColumn, integer, pgTable } from "drizzle-orm/pg-core";

export const teams = pgTable("teams", {
	id: integer().primaryKey(),
	leadId: integer("lead_id").references((): AnyPgColumn => people.id),
});

export const people = pgTable("people", {
	id: integer().primaryKey(),
	teamId: integer("team_id").references(() => teams.id),
});
