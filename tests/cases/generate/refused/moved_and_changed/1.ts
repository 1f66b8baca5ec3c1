import { sql } from "drizzle-orm";
import { bigint, bigserial, boolean, check, customType, foreignKey, index, inet, integer, jsonb, numeric, pgEnum, pgMaterializedView, pgPolicy, pgRole, pgSchema, pgSequence, pgTable, pgView, serial, smallserial, text, timestamp, unique, uniqueIndex, uuid, varchar } from "drizzle-orm/pg-core";

export const app = pgSchema("app");
export const mood = pgEnum("mood", ["a", "b"]);
export const s = pgSequence("s", { increment: 1 });
export const rows = pgTable("rows", { id: integer().primaryKey(), a: text(), m: mood() });
