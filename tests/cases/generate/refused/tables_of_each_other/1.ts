import { sql } from "drizzle-orm";
import { bigint, bigserial, boolean, check, customType, foreignKey, index, inet, integer, jsonb, numeric, pgEnum, pgMaterializedView, pgPolicy, pgRole, pgSchema, pgSequence, pgTable, pgView, serial, smallserial, text, timestamp, unique, uniqueIndex, uuid, varchar } from "drizzle-orm/pg-core";

export const a = pgTable("a", { id: integer().primaryKey(), b: integer() }, (t) => [foreignKey({ columns: [t.b], foreignColumns: [b.id] })]);
export const b = pgTable("b", { id: integer().primaryKey(), a: integer() }, (t) => [foreignKey({ columns: [t.a], foreignColumns: [a.id] })]);
export const c = pgTable("c", { id: integer().primaryKey(), a: integer().references(() => a.id) });
export const v = pgView("v", { id: integer() }).as(sql`select id from a`);
