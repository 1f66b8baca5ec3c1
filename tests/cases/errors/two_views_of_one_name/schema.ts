import { sql } from "drizzle-orm";
import { integer, pgMaterializedView, pgView } from "drizzle-orm/pg-core";

export const a = pgView("list", { id: integer() }).as(sql`select 1 as id`);
export const b = pgMaterializedView("list", { id: integer() }).as(sql`select 1 as id`);
