import { integer, pgTable, unique } from "drizzle-orm/pg-core";

export const seats = pgTable(
	"seats",
	{ id: integer().primaryKey(), row: integer("row"), number: integer("number") },
	(t) => ({
		unq: unique().on(t.row, t.number),
		named: unique("seat_number").on(t.number),
	}),
);
