import { and, eq, gt, sql } from "drizzle-orm";
import { alias, integer, pgTable, pgView, text } from "drizzle-orm/pg-core";

export const teams = pgTable("teams", { id: integer().primaryKey(), name: text().notNull(), lead: integer() });
export const users = pgTable("users", {
	id: integer().primaryKey(),
	name: text("full_name"),
	team: integer().references(() => teams.id),
	boss: integer(),
});
const bosses = alias(users, "bosses");

export const inner = pgView("v_inner").as((qb) =>
	qb.select({ user: users.name, team: sql<string>`${teams.name}`.as("team_name") }).from(users).innerJoin(teams, eq(users.team, teams.id)),
);
export const left = pgView("v_left").as((qb) =>
	qb.select({ id: users.id, boss: sql`${bosses.name}`.as("boss") }).from(users).leftJoin(bosses, eq(users.boss, bosses.id)),
);
export const right = pgView("v_right").as((qb) =>
	qb.select({ id: teams.id, n: users.name }).from(users).rightJoin(teams, and(eq(teams.id, users.team), gt(users.id, 10))),
);
export const full = pgView("v_full").as((qb) =>
	qb.select({ a: users.id, b: sql`${teams.id}`.as("b") }).from(users).fullJoin(teams, eq(teams.lead, users.id)),
);
export const cross = pgView("v_cross").as((qb) =>
	qb.select({ one: users.id, two: sql`${bosses.id}`.as("two") }).from(users).crossJoin(bosses),
);
export const lateral = pgView("v_lateral").as((qb) => {
	const newest = qb.select({ top: sql<number>`max(${users.id})`.as("top") }).from(users).where(eq(users.team, teams.id)).as("newest");
	return qb.select({ id: teams.id, top: newest.top }).from(teams).leftJoinLateral(newest, sql`true`);
});
export const lateralInner = pgView("v_lateral_inner").as((qb) => {
	const lead = qb.select().from(users).where(eq(users.id, teams.lead)).as("lead");
	return qb.select({ team: teams.name, lead: lead.name }).from(teams).innerJoinLateral(lead, sql`true`);
});
export const lateralCross = pgView("v_lateral_cross").as((qb) => {
	const members = qb.select({ n: sql<number>`count(*)`.as("n") }).from(users).where(eq(users.team, teams.id)).as("members");
	return qb.select({ team: teams.id, n: members.n }).from(teams).crossJoinLateral(members);
});
