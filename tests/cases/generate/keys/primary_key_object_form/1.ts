import { integer, pgTable, primaryKey } from "drizzle-orm/pg-core";

export const members = pgTable(
	"members",
	{
		teamId: integer("team_id"),
		personId: integer("person_id"),
	},
	(t) => ({
		pk: primaryKey({ columns: [t.teamId, t.personId] }),
	}),
);

export const old = pgTable(
	"old",
	{ a: integer("a"), b: integer("b") },
	(t) => ({ pk: primaryKey(t.a, t.b) }),
);
