import { sql } from "drizzle-orm";
import { bigint, bigserial, boolean, check, customType, foreignKey, index, inet, integer, jsonb, numeric, pgEnum, pgMaterializedView, pgPolicy, pgRole, pgSchema, pgSequence, pgTable, pgView, serial, smallserial, text, timestamp, unique, uniqueIndex, uuid, varchar } from "drizzle-orm/pg-core";

export const app = pgSchema("app");
export const mood = app.enum("mood", ["b", "c"]);
export const s = app.sequence("s", { increment: 2 });
export const rows = app.table("rows", { id: integer().primaryKey(), a: integer().notNull(), m: mood() });
