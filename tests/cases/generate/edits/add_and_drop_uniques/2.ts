import { pgTable, serial, text, unique } from "drizzle-orm/pg-core";

export const rows = pgTable("rows", { id: serial().primaryKey(), a: text(), b: text().unique(), c: text() }, (t) => [
	unique("ac").on(t.a, t.c),
]);
