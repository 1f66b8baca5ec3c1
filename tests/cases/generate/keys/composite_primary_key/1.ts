import { integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";

export const members = pgTable(
	"members",
	{
		teamId: integer("team_id").notNull(),
		personId: integer("person_id").notNull(),
		role: text("role"),
	},
	(t) => [primaryKey({ columns: [t.teamId, t.personId] })],
);

export const named = pgTable(
	"named",
	{ b: integer("b").notNull(), a: integer("a").notNull(), c: text("c") },
	(t) => [primaryKey({ name: "named_key", columns: [t.b, t.a] })],
);
