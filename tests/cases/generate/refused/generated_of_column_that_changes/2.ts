import { sql } from "drizzle-orm";
import { bigint, bigserial, boolean, check, customType, foreignKey, index, inet, integer, jsonb, numeric, pgEnum, pgMaterializedView, pgPolicy, pgRole, pgSchema, pgSequence, pgTable, pgView, serial, smallserial, text, timestamp, unique, uniqueIndex, uuid, varchar } from "drizzle-orm/pg-core";

export const rows = pgTable("rows", { a: bigint({ mode: "number" }), b: integer(), sum: bigint({ mode: "number" }).generatedAlwaysAs(sql`a + b`) }, (t) => [index("by_sum").on(t.sum), check("positive", sql`sum > 0`)]);
