import { sql } from "drizzle-orm";
import { check, integer, pgTable } from "drizzle-orm/pg-core";

export const people = pgTable("people", { id: integer().primaryKey(), age: integer("age") }, (t) => [
	check("age", sql`${t.age} < ${100} AND ${t.age} > ${"1"}`),
]);
