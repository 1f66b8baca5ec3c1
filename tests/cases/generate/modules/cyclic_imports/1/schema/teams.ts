import { integer, pgTable, type AnyPgColumn } from "drizzle-orm/pg-core";
import { people } from "./people";

export const teams = pgTable("teams", {
	id: integer().primaryKey(),
	lead: integer().references((): AnyPgColumn => people.id),
});
