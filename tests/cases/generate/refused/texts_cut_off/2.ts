import { sql } from "drizzle-orm";
import { bigint, bigserial, boolean, check, customType, foreignKey, index, inet, integer, jsonb, numeric, pgEnum, pgMaterializedView, pgPolicy, pgRole, pgSchema, pgSequence, pgTable, pgView, serial, smallserial, text, timestamp, unique, uniqueIndex, uuid, varchar } from "drizzle-orm/pg-core";

export const rows = pgTable("rows", { id: integer().primaryKey(), a: text() }, (t) => [check("semi", sql`a <> '; '`), pgPolicy("dash", { using: sql`a <> '--'` }), index("down").on(t.a.desc().nullsFirst().op("text_pattern_ops"))]);
