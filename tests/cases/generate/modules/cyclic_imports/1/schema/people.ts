import { integer, pgTable } from "drizzle-orm/pg-core";
import { teams } from "./teams";

export const people = pgTable("people", {
	id: integer().primaryKey(),
	team: integer().references(() => teams.id),
});
