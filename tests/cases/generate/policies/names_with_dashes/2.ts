import { sql } from "drizzle-orm";
import { index, integer, pgPolicy, pgTable } from "drizzle-orm/pg-core";

export const rows = pgTable("rows", { id: integer().primaryKey(), dashed: integer("dashed-") }, (t) => [
	index("dashes").on(t.dashed.desc()),
	pgPolicy("reading-", { for: "select", using: sql`false` }),
]);
