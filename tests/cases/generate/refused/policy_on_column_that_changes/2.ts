import { sql } from "drizzle-orm";
import { bigint, bigserial, boolean, check, customType, foreignKey, index, inet, integer, jsonb, numeric, pgEnum, pgMaterializedView, pgPolicy, pgRole, pgSchema, pgSequence, pgTable, pgView, serial, smallserial, text, timestamp, unique, uniqueIndex, uuid, varchar } from "drizzle-orm/pg-core";

export const docs = pgTable("docs", { id: integer().primaryKey(), owner: bigint({ mode: "number" }), group: integer() }, (t) => [
	pgPolicy("mine", { for: "select", using: sql`${t.owner} = 1` }), pgPolicy("ours", { for: "update", using: sql`"group" = 2` })]);
export const notes = pgTable("notes", { doc: integer() }, () => [pgPolicy("of_mine", { using: sql`exists (select from docs where owner = 1 and docs.id = doc)` })]);
