import { index, integer, pgTable, text } from "drizzle-orm/pg-core";

export const users = pgTable(
	"users",
	{ id: integer().primaryKey(), name: text(), age: integer(), email: text() },
	(t) => [
		index("i1").on(t.name.asc()),
		index("i2").on(t.name.desc()),
		index("i3").on(t.name.asc().nullsFirst()),
		index("i4").on(t.name.desc().nullsFirst()),
		index("i5").on(t.name.nullsLast()),
		index("i6").on(t.name.nullsFirst()),
		index("i7").on(t.age.desc().nullsLast(), t.name, t.email.asc().nullsLast()),
	],
);
