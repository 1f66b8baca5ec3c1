import { sql } from "drizzle-orm";
import { index, jsonb, pgTable, serial, text } from "drizzle-orm/pg-core";

export const rows = pgTable("rows", { id: serial().primaryKey(), a: text(), b: text(), j: jsonb() }, (t) => [
	index("columns").on(t.a),
	index("order").on(t.a),
	index("uniqueness").on(t.b),
	index("method").using("btree", t.j),
	index("predicate").on(t.a).where(sql`b = 'x'`),
	index("options").on(t.a).with({ fillfactor: 70 }),
	index("expression").on(sql`lower(${t.a})`),
	index("same").on(t.a, t.b),
]);
