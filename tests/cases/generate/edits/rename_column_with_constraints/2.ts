import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, serial, text, uniqueIndex } from "drizzle-orm/pg-core";

export const teams = pgTable("teams", { id: serial().primaryKey() });
export const users = pgTable(
	"users",
	{ id: serial().primaryKey(), email: text().unique(), teamId: integer().references(() => teams.id), m: integer() },
	(t) => [index().on(t.email), uniqueIndex("mail_team").on(t.email, t.teamId), check("n_ok", sql`${t.m} > 0`)],
);
