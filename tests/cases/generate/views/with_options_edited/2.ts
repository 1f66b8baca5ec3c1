import { sql } from "drizzle-orm";
import { integer, pgMaterializedView, pgTable, pgView } from "drizzle-orm/pg-core";

export const t = pgTable("t", { id: integer().primaryKey() });
const query = sql`select id from t`;
const columns = { id: integer("id") };
export const a = pgView("a", columns).with({ checkOption: "local" }).as(query);
export const b = pgView("b", columns).with({ securityInvoker: false }).as(query);
export const c = pgView("c", columns).with({ securityBarrier: true }).as(query);
export const e = pgMaterializedView("e", columns).with({ fillfactor: 60, parallelWorkers: 1 }).as(query);
export const f = pgMaterializedView("f", columns).with({ fillfactor: 20 }).as(query);
export const h = pgMaterializedView("h", columns).using("heap").tablespace("pg_default").as(query);
