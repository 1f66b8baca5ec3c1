import { integer, pgSchema, pgTable, text, unique } from "drizzle-orm/pg-core";

export const app = pgSchema("app");
export const rows = pgTable(
	"rows",
	{
		id: integer().primaryKey(),
		a: text().unique("a_once"),
		b: text("bb").unique("b_once", { nulls: "not distinct" }),
		c: text().unique("c_once"),
		d: text().unique(),
		e: text().notNull(),
	},
	(t) => [unique().on(t.b, t.a), unique("three").on(t.a, t.b), unique().on(t.e)],
);
export const inApp = app.table("rows", { a: text(), b: text().unique("two") }, (t) => ({ one: unique("named").on(t.a, t.b) }));
