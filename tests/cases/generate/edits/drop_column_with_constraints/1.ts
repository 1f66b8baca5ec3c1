import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, serial, text } from "drizzle-orm/pg-core";

export const teams = pgTable("teams", { id: serial().primaryKey() });
export const users = pgTable(
	"users",
	{
		id: serial().primaryKey(),
		email: text().unique(),
		team: integer().references(() => teams.id),
		age: integer(),
	},
	(t) => [index().on(t.team), check("age_ok", sql`${t.age} > 0`), index("mix").on(t.email, t.age)],
);
