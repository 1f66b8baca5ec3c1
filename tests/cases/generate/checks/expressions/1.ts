import { sql } from "drizzle-orm";
import { check, integer, pgTable, text } from "drizzle-orm/pg-core";

export const people = pgTable(
	"people",
	{ id: integer().primaryKey(), age: integer("age"), name: text("name"), code: text("code") },
	(t) => [
		check("adult", sql`${t.age} >= 18`),
		check("named", sql`${t.name} <> '' AND length(${t.name}) < 100`),
		check("format", sql`code ~ '^[A-Z]{2}\\d+$'`),
		check("one_of", sql`${t.code} in ('a', 'b''c')`),
		check(
			"many lines",
			sql`
				${t.age} IS NULL
				OR ${t.age} > 0
			`,
		),
	],
);
