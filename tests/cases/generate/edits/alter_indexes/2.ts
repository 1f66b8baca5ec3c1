import { sql } from "drizzle-orm";
import { index, jsonb, pgTable, serial, text, uniqueIndex } from "drizzle-orm/pg-core";

export const rows = pgTable("rows", { id: serial().primaryKey(), a: text(), b: text(), j: jsonb() }, (t) => [
	index("columns").on(t.a, t.b),
	index("order").on(t.a.desc().nullsLast()),
	uniqueIndex("uniqueness").on(t.b),
	index("method").using("gin", t.j),
	index("predicate").on(t.a).where(sql`b = 'y'`),
	index("options").on(t.a).with({ fillfactor: 90 }),
	index("expression").on(sql`upper(${t.a})`),
	index("same").on(t.a, t.b),
]);
