import { sql } from "drizzle-orm";
import { bigint, bigserial, boolean, check, customType, foreignKey, index, inet, integer, jsonb, numeric, pgEnum, pgMaterializedView, pgPolicy, pgRole, pgSchema, pgSequence, pgTable, pgView, serial, smallserial, text, timestamp, unique, uniqueIndex, uuid, varchar } from "drizzle-orm/pg-core";

export const rows = pgTable("rows", { a: integer(), b: integer().generatedAlwaysAs(sql`a * 2`).unique(), c: integer() }, (t) => [index("by_b").on(t.b, t.c)]);
export const others = pgTable("others", { b: integer().references(() => rows.b) });
