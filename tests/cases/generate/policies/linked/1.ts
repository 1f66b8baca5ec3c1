import { sql } from "drizzle-orm";
import { integer, pgPolicy, pgSchema, pgTable } from "drizzle-orm/pg-core";

const other = pgSchema("pg_catalog");
const hidden = other.table("pg_class", { oid: integer() });
export const rows = pgTable("rows", { id: integer().primaryKey() }, () => [pgPolicy("inside", { using: sql`true` })]);
export const linked = pgPolicy("linked", { for: "select", to: "public", using: sql`${rows.id} > 0` }).link(rows);
export const second = pgPolicy("second", { as: "restrictive" }).link(rows);
export const unlinked = pgPolicy("unlinked", { using: sql`true` });
