import { index, integer, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";

export const rows = pgTable("rows", { id: integer().primaryKey(), name: text(), other: text() }, (t) => [
	index("a").on(t.name).concurrently(),
	index("b").on(t.name),
	uniqueIndex("c").on(t.name, t.other),
]);
