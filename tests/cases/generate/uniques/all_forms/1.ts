import { integer, pgSchema, pgTable, text, unique } from "drizzle-orm/pg-core";

export const app = pgSchema("app");
export const rows = pgTable(
	"rows",
	{
		id: integer().primaryKey(),
		a: text().unique(),
		b: text("bb").unique("b_once"),
		c: text().unique("c_once", { nulls: "not distinct" }),
		d: text().unique(undefined, { nulls: "not distinct" }),
		e: text().notNull(),
	},
	(t) => [unique().on(t.a, t.b), unique("three").on(t.a, t.b, t.c), unique().on(t.e).nullsNotDistinct(), unique("the e").on(t.e)],
);
export const inApp = app.table("rows", { a: text().unique(), b: text() }, (t) => ({ one: unique().on(t.a, t.b), two: unique("two").on(t.b) }));
