import { sql } from "drizzle-orm";
import { integer, pgTable, text, timestamp } from "drizzle-orm/pg-core";

const year = 2024;

export const rows = pgTable("rows", {
	id: integer().primaryKey(),
	now: timestamp("now").default(sql`now()`),
	current: timestamp("current").default(sql`CURRENT_TIMESTAMP`),
	later: timestamp("later").default(sql`(now() + interval '1 day')`),
	literal: text("literal").default(sql`'literal'`),
	number: integer("number").default(sql.raw(String(year))),
	typed: integer("typed").default(sql<number>`1 + 1`),
	raw: integer("raw").default(sql.raw("40 + 2")),
	empty: text("empty").default(sql``),
	upper: text("upper").default(sql`upper(${sql.raw("'x'")})`),
	nothing: text("nothing").default(sql`NULL`),
});
