import { sql } from "drizzle-orm";
import { integer, pgEnum, pgSchema, pgTable, pgView, text } from "drizzle-orm/pg-core";

export const level = pgEnum("level", ["low", "high"]);
export const s = pgSchema("s");
export const rows = s.table("rows", { id: integer().primaryKey(), name: text("Name"), level: level().notNull() });

export const pieces = pgView("pieces").as((qb) => qb.select({ text: sql<string>`${"other"}`.as("text") }).from(rows));
export const text2 = pgView("text2", { id: integer("id") }).as(sql`select ${rows.id} from ${rows} where ${rows.name} <> ${"y"}`);
export const raw = s.view("raw", { n: integer() }).as(sql.raw("select 2 as n"));
