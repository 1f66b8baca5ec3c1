import { sql } from "drizzle-orm";
import { integer, pgPolicy, pgSchema, pgTable } from "drizzle-orm/pg-core";

export const app = pgSchema("app");
export const a = pgTable("a", { id: integer().primaryKey() });
export const b = pgTable("b", { id: integer().primaryKey() }).enableRLS();
export const c = app.table("c", { id: integer().primaryKey() }, () => [pgPolicy("p", { using: sql`true` })]);
export const d = pgTable("d", { id: integer().primaryKey() });
export const e = pgTable("e", { id: integer().primaryKey() }).enableRLS();
