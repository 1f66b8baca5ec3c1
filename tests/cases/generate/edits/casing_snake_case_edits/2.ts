import { date, index, integer, pgTable, serial, text } from "drizzle-orm/pg-core";

export const rows = pgTable(
	"rows",
	{ id: serial().primaryKey(), givenName: text().unique(), teamId: integer().notNull(), bornOn: date() },
	(t) => [index().on(t.teamId, t.bornOn)],
);
