import { index, pgTable, serial, text } from "drizzle-orm/pg-core";

export const rows = pgTable("rows", { id: serial().primaryKey(), a: text() }, (t) => [
	index("rows_a").on(t.a).concurrently(),
]);
