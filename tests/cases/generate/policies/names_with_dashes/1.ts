import { sql } from "drizzle-orm";
import { index, integer, pgPolicy, pgRole, pgTable } from "drizzle-orm/pg-core";

export const role = pgRole("reader-");
export const rows = pgTable("rows", { id: integer().primaryKey(), dashed: integer("dashed-") }, (t) => [
	index("dashes").on(t.dashed),
	pgPolicy("reading-", { for: "select", using: sql`true` }),
	pgPolicy("writing", { for: "insert", to: role, withCheck: sql`${t.id} > 0 -- -` }),
]);
