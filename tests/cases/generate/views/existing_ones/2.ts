import { sql } from "drizzle-orm";
import { integer, pgMaterializedView, pgSchema, pgTable, pgView, text } from "drizzle-orm/pg-core";

export const other = pgSchema("other");
export const t = pgTable("t", { id: integer().primaryKey(), name: text() });
export const stats = pgView("pg_stats", { schemaname: text() }).existing();
export const m = pgMaterializedView("m_existing", { id: integer() }).as(sql`select 1 as id`);
export const onTop = pgView("on_top").as((qb) => qb.select({ id: t.id }).from(t));
