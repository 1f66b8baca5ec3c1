import { eq, isNotNull, or, sql } from "drizzle-orm";
import { alias, integer, pgTable, pgView, text } from "drizzle-orm/pg-core";

export const teams = pgTable("teams", { id: integer().primaryKey(), name: text().notNull(), lead: integer() });
export const users = pgTable("users", {
	id: integer().primaryKey(),
	name: text("full_name"),
	team: integer().references(() => teams.id),
	boss: integer(),
});
const bosses = alias(users, "chiefs");

export const inner = pgView("v_inner").as((qb) =>
	qb.select({ user: users.name, team: sql<string>`${teams.name}`.as("team_name") }).from(users).leftJoin(teams, eq(users.team, teams.id)),
);
export const left = pgView("v_left").as((qb) =>
	qb.select({ id: users.id, boss: sql`${bosses.name}`.as("boss") }).from(users).leftJoin(bosses, eq(users.boss, bosses.id)),
);
export const right = pgView("v_right").as((qb) =>
	qb.select({ id: teams.id, n: users.name }).from(users).rightJoin(teams, or(eq(teams.id, users.team), isNotNull(users.boss))),
);
export const cross = pgView("v_cross").as((qb) =>
	qb.select({ one: users.id, two: sql`${bosses.id}`.as("two") }).from(users).crossJoin(bosses).where(sql`${users.id} < ${bosses.id}`),
);
