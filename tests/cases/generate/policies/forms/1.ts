import { sql } from "drizzle-orm";
import { integer, pgPolicy, pgRole, pgTable } from "drizzle-orm/pg-core";

export const admin = pgRole("policy_admin", { createRole: true, createDb: true, inherit: false });
export const guest = pgRole("pg_monitor").existing();
export const rows = pgTable("rows", { id: integer().primaryKey() }, (t) => [
	pgPolicy("everything", { as: "permissive", to: admin, for: "all", using: sql`true`, withCheck: sql`${t.id} > 0` }),
	pgPolicy("reading", { as: "restrictive", to: ["public", guest], for: "select", using: sql`id < 9` }),
]);
