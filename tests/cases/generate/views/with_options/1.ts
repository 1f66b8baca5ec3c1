import { sql } from "drizzle-orm";
import { integer, pgMaterializedView, pgTable, pgView } from "drizzle-orm/pg-core";

export const t = pgTable("t", { id: integer().primaryKey() });
const query = sql`select id from t`;
const columns = { id: integer("id") };
export const a = pgView("a", columns).with({ checkOption: "cascaded" }).as(query);
export const b = pgView("b", columns).with({ securityInvoker: true, securityBarrier: false }).as(query);
export const c = pgView("c").with({ securityBarrier: true }).as((qb) => qb.select().from(t));
export const e = pgMaterializedView("e", columns)
	.with({
		vacuumTruncate: true,
		autovacuumEnabled: true,
		fillfactor: 50,
		toastTupleTarget: 1000,
		parallelWorkers: 2,
		vacuumIndexCleanup: "auto",
		logAutovacuumMinDuration: 100,
		autovacuumVacuumThreshold: 10,
		autovacuumVacuumScaleFactor: 0.5,
		autovacuumFreezeMaxAge: 200000000,
		userCatalogTable: true,
	} as object)
	.as(query);
export const f = pgMaterializedView("f", columns).using("heap").tablespace("pg_default").withNoData().as(query);
export const g = pgMaterializedView("g", columns).existing();
export const h = pgMaterializedView("h").with({ fillfactor: 70 }).as((qb) => qb.select().from(t));
