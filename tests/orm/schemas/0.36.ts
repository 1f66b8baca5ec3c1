// Came with 0.36: policies and roles, row level security, the third argument as a list.
import { sql } from "drizzle-orm";
import { crudPolicy, authenticatedRole, authUid } from "drizzle-orm/neon";
import { anonRole } from "drizzle-orm/supabase";
import { check, index, integer, pgPolicy, pgRole, pgTable, primaryKey, text } from "drizzle-orm/pg-core";

export const admin = pgRole("admin", { createDb: true, inherit: false });
export const rows = pgTable("rows", { id: integer(), owner: text().notNull() }, (t) => [
	primaryKey({ columns: [t.id, t.owner], name: "rows_key" }),
	index("by_owner").on(t.owner),
	check("short", sql`length(${t.owner}) < 9`),
	pgPolicy("reading", { for: "select", to: [admin, anonRole, "public"], using: sql`${t.id} > 0` }),
	...crudPolicy({ role: authenticatedRole, read: authUid(t.owner), modify: false }),
]);
export const locked = pgTable("locked", { id: integer().primaryKey() }).enableRLS();
export const linked = pgPolicy("linked", { as: "restrictive", for: "insert", withCheck: sql`true` }).link(locked);
