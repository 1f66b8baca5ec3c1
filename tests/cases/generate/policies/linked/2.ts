import { sql } from "drizzle-orm";
import { integer, pgPolicy, pgTable } from "drizzle-orm/pg-core";

export const rows = pgTable("rows", { id: integer().primaryKey() }, () => [pgPolicy("inside", { using: sql`false` })]);
export const linked = pgPolicy("linked", { for: "select", to: "current_user", using: sql`${rows.id} > 1` }).link(rows);
export const third = pgPolicy("third", { for: "insert", withCheck: sql`true` }).link(rows);
