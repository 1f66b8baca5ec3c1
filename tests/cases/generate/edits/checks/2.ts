import { sql } from "drizzle-orm";
import { check, integer, pgTable, serial } from "drizzle-orm/pg-core";

export const rows = pgTable("rows", { id: serial().primaryKey(), a: integer() }, (t) => [
	check("kept", sql`${t.a} > 0`),
	check("altered", sql`${t.a} < 20`),
	check("new_name", sql`${t.a} <> 6`),
	check("added", sql`${t.a} is not null`),
]);
