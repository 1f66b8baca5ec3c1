import { sql } from "drizzle-orm";
import { index, pgTable, serial, text, uniqueIndex } from "drizzle-orm/pg-core";

export const rows = pgTable("rows", { id: serial().primaryKey(), a: text(), b: text() }, (t) => [
	uniqueIndex("two").on(t.b),
	index("three").on(t.a, t.b),
	index("four").on(sql`lower(${t.a})`).where(sql`${t.b} is not null`),
]);
