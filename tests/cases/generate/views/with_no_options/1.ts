import { sql } from "drizzle-orm";
import { integer, pgMaterializedView, pgView } from "drizzle-orm/pg-core";

export const a = pgView("a", { id: integer() }).with({}).as(sql`select 1 as id`);
export const b = pgMaterializedView("b", { id: integer() }).with({}).as(sql`select 1 as id`);
