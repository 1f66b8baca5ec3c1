import { integer, pgTable, text, unique } from "drizzle-orm/pg-core";

export const seats = pgTable(
	"seats",
	{ id: integer().primaryKey(), row: integer("row"), number: integer("number"), hall: text("hall") },
	(t) => [
		unique().on(t.row, t.number),
		unique("hall_row").on(t.hall, t.row),
		unique("hall_any").on(t.hall).nullsNotDistinct(),
		unique().on(t.number, t.hall).nullsNotDistinct(),
	],
);
