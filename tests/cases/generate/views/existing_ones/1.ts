import { eq } from "drizzle-orm";
import { integer, pgMaterializedView, pgSchema, pgTable, pgView, text } from "drizzle-orm/pg-core";

export const other = pgSchema("other");
export const t = pgTable("t", { id: integer().primaryKey(), name: text() });
export const stats = pgView("pg_stats", { schemaname: text(), tablename: text() }).existing();
export const elsewhere = other.materializedView("elsewhere", { id: integer() }).existing();
export const m = pgMaterializedView("m_existing", { id: integer() }).existing();
export const onTop = pgView("on_top").as((qb) => qb.select({ id: t.id }).from(t).innerJoin(stats, eq(stats.tablename, t.name)));
