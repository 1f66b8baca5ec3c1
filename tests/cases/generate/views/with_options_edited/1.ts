import { sql } from "drizzle-orm";
import { integer, pgMaterializedView, pgTable, pgView } from "drizzle-orm/pg-core";

export const t = pgTable("t", { id: integer().primaryKey() });
const query = sql`select id from t`;
const columns = { id: integer("id") };
export const a = pgView("a", columns).with({ checkOption: "cascaded" }).as(query);
export const b = pgView("b", columns).with({ securityInvoker: true, securityBarrier: false }).as(query);
export const c = pgView("c", columns).as(query);
export const e = pgMaterializedView("e", columns).with({ fillfactor: 50, autovacuumEnabled: true }).as(query);
export const f = pgMaterializedView("f", columns).withNoData().as(query);
export const h = pgMaterializedView("h", columns).using("heap").as(query);
