import { index, integer, pgTable, text, unique } from "drizzle-orm/pg-core";

export const odd = pgTable(
	"my table.with dots",
	{
		id: integer("the id").primaryKey(),
		dotted: text("a.b.c"),
		dashed: text("kebab-case"),
		colon: text("a:b"),
	},
	(t) => [index("odd index.name").on(t.dotted), unique("odd unique").on(t.dashed)],
);

export const other = pgTable("other-table", {
	id: integer().primaryKey(),
	ref: integer("ref to").references(() => odd.id),
});
