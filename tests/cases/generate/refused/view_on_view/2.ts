import { sql } from "drizzle-orm";
import { bigint, bigserial, boolean, check, customType, foreignKey, index, inet, integer, jsonb, numeric, pgEnum, pgMaterializedView, pgPolicy, pgRole, pgSchema, pgSequence, pgTable, pgView, serial, smallserial, text, timestamp, unique, uniqueIndex, uuid, varchar } from "drizzle-orm/pg-core";

export const users = pgTable("users", { id: integer().primaryKey() });
export const first = pgView("first", { id: integer() }).as(sql`select id from second`);
export const second = pgView("second", { id: integer() }).as(sql`select id from users`);
