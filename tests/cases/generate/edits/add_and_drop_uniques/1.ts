import { pgTable, serial, text, unique } from "drizzle-orm/pg-core";

export const rows = pgTable("rows", { id: serial().primaryKey(), a: text().unique(), b: text(), c: text() }, (t) => [
	unique("bc").on(t.b, t.c),
]);
