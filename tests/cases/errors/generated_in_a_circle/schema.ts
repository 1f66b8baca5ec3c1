import { sql } from "drizzle-orm";
import { integer, pgTable } from "drizzle-orm/pg-core";

export const t = pgTable("sums", {
	n: integer(),
	a: integer().generatedAlwaysAs((): import("drizzle-orm").SQL => sql`${t.b} + 1`),
	b: integer().generatedAlwaysAs((): import("drizzle-orm").SQL => sql`${t.a} - 1`),
});
