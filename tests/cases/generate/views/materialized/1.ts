import { pgMaterializedView, integer, pgTable, text } from "drizzle-orm/pg-core";

export const users = pgTable("users", { id: integer().primaryKey(), name: text() });
export const all = pgMaterializedView("all_users")
	.using("heap")
	.with({ fillfactor: 90, autovacuumEnabled: true })
	.tablespace("pg_default")
	.withNoData()
	.as((qb) => qb.select().from(users));
