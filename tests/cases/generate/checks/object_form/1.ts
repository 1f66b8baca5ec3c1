import { sql } from "drizzle-orm";
import { check, integer, pgTable } from "drizzle-orm/pg-core";

export const people = pgTable(
	"people",
	{ id: integer().primaryKey(), age: integer("age") },
	(table) => ({
		checkConstraint: check("age_check1", sql`${table.age} > 21`),
	}),
);
