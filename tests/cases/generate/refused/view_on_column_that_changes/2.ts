import { sql } from "drizzle-orm";
import { bigint, bigserial, boolean, check, customType, foreignKey, index, inet, integer, jsonb, numeric, pgEnum, pgMaterializedView, pgPolicy, pgRole, pgSchema, pgSequence, pgTable, pgView, serial, smallserial, text, timestamp, unique, uniqueIndex, uuid, varchar } from "drizzle-orm/pg-core";

export const users = pgTable("users", { id: integer().primaryKey(), age: bigint({ mode: "number" }), nick: text() });
export const adults = pgView("adults").as((q) => q.select().from(users));
export const names = pgView("z_names", { nick: text() }).as(sql`select nick from adults`);
export const counts = pgMaterializedView("counts", { n: bigint({ mode: "number" }) }).as(sql`select count(age) as n from users`);
