import { index, integer, pgTable, text, unique } from "drizzle-orm/pg-core";

export const people = pgTable(
	"people",
	{
		id: integer("person_no").primaryKey(),
		name: text("full_name"),
		bossId: integer("boss"),
	},
	(t) => [index().on(t.name, t.bossId), unique().on(t.bossId)],
);
