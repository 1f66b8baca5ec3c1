import { sql } from "drizzle-orm";
import { bigint, bigserial, boolean, check, customType, foreignKey, index, inet, integer, jsonb, numeric, pgEnum, pgMaterializedView, pgPolicy, pgRole, pgSchema, pgSequence, pgTable, pgView, serial, smallserial, text, timestamp, unique, uniqueIndex, uuid, varchar } from "drizzle-orm/pg-core";

export const mood = pgEnum("mood", ["ok", "sad", "happy", "new"]);
export const rows = pgTable("rows", { id: integer().primaryKey(), mood: mood().notNull().default("new"), was: mood().array().default(["sad"]), is_ok: boolean().generatedAlwaysAs(sql`mood = 'ok'`) }, (t) => [
	check("not_sad", sql`${t.mood} <> 'sad'`), index("happy_ones").on(t.id).where(sql`mood = 'happy'`), pgPolicy("p", { using: sql`mood = 'ok'` })]);
export const happy = pgView("happy", { id: integer() }).as(sql`select id from rows where mood = 'happy'`);
