import { sql } from "drizzle-orm";
import { check, integer, pgTable, serial } from "drizzle-orm/pg-core";

export const rows = pgTable("rows", { id: serial().primaryKey(), a: integer() }, (t) => [
	check("kept", sql`${t.a} > 0`),
	check("altered", sql`${t.a} < 10`),
	check("dropped", sql`${t.a} <> 5`),
	check("old_name", sql`${t.a} <> 6`),
]);
