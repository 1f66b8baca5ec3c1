import { sql } from "drizzle-orm";
import { integer, pgPolicy, pgTable } from "drizzle-orm/pg-core";

export const rows = pgTable("rows", { id: integer().primaryKey() }, () => [pgPolicy("one", { using: sql`true` })]);
export const other = pgTable("other", { id: integer().primaryKey() });
