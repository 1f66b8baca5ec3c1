import { sql } from "drizzle-orm";
import { integer, pgPolicy, pgSchema, pgTable } from "drizzle-orm/pg-core";

export const app = pgSchema("app");
export const a = pgTable("a", { id: integer().primaryKey() }).enableRLS();
export const b = pgTable("b", { id: integer().primaryKey() });
export const c = app.table("c", { id: integer().primaryKey() }).enableRLS();
export const d = pgTable("d", { id: integer().primaryKey() }, () => [pgPolicy("p", { using: sql`true` })]);
export const e = pgTable("e", { id: integer().primaryKey() }, () => [pgPolicy("p", { using: sql`true` })]).enableRLS();
