import { index, integer, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";

export const rows = pgTable("rows", { id: integer().primaryKey(), name: text(), other: text() }, (t) => [
	index("a").on(t.other).concurrently(),
	index("b").on(t.name).concurrently(),
	uniqueIndex("d").on(t.name, t.other).concurrently(),
]);
