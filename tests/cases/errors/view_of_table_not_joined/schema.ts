import { integer, pgTable, pgView } from "drizzle-orm/pg-core";

export const users = pgTable("users", { id: integer() });
export const teams = pgTable("teams", { id: integer("team_id") });
export const both = pgView("both").as((qb) =>
	qb.select({ id: users.id, team: teams.id }).from(users),
);
