import { sql } from "drizzle-orm";
import { bigint, bigserial, boolean, check, customType, foreignKey, index, inet, integer, jsonb, numeric, pgEnum, pgMaterializedView, pgPolicy, pgRole, pgSchema, pgSequence, pgTable, pgView, serial, smallserial, text, timestamp, unique, uniqueIndex, uuid, varchar } from "drizzle-orm/pg-core";

export const editor = pgRole("Refused Editor");
export const docs = pgTable("docs", { id: integer().primaryKey() }, () => [pgPolicy("edit", { to: editor, using: sql`true`, withCheck: sql`id > 1` })]);
