import { sql } from "drizzle-orm";
import { check, integer, pgTable } from "drizzle-orm/pg-core";

export const pairs = pgTable("pairs", { a: integer("a"), b: integer("b") }, (t) => [
	check("ordered", sql`${t.a} < ${t.b}`),
]);
