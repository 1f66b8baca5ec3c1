import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, serial, text, uniqueIndex } from "drizzle-orm/pg-core";

export const teams = pgTable("teams", { id: serial().primaryKey() });
export const users = pgTable(
	"users",
	{ id: serial().primaryKey(), mail: text().unique(), team: integer().references(() => teams.id), n: integer() },
	(t) => [index().on(t.mail), uniqueIndex("mail_team").on(t.mail, t.team), check("n_ok", sql`${t.n} > 0`)],
);
