import { pgTable, serial, text, unique } from "drizzle-orm/pg-core";

export const rows = pgTable("rows", { id: serial().primaryKey(), a: text(), b: text() }, (t) => [
	unique("one").on(t.a),
	unique("two").on(t.a, t.b),
]);
