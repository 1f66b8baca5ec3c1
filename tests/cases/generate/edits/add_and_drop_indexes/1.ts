import { index, pgTable, serial, text, uniqueIndex } from "drizzle-orm/pg-core";

export const rows = pgTable("rows", { id: serial().primaryKey(), a: text(), b: text() }, (t) => [
	index("one").on(t.a),
	uniqueIndex("two").on(t.b),
]);
