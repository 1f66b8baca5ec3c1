import { sql } from "drizzle-orm";
import { bigint, bigserial, boolean, check, customType, foreignKey, index, inet, integer, jsonb, numeric, pgEnum, pgMaterializedView, pgPolicy, pgRole, pgSchema, pgSequence, pgTable, pgView, serial, smallserial, text, timestamp, unique, uniqueIndex, uuid, varchar } from "drizzle-orm/pg-core";

export const rows = pgTable("rows", { a: text(), b: text().default("7"), c: text(), d: varchar({ length: 10 }), e: text().array(), f: integer().default(1), g: text(), h: timestamp() });
