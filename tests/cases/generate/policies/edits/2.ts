import { sql } from "drizzle-orm";
import { integer, pgPolicy, pgTable } from "drizzle-orm/pg-core";

export const rows = pgTable("rows", { id: integer().primaryKey() }, () => [
	pgPolicy("one", { using: sql`false`, withCheck: sql`true` }),
	pgPolicy("two", { for: "insert", withCheck: sql`true` }),
	pgPolicy("four", { for: "select", using: sql`true` }),
]);
