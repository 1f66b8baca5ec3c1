import { integer, pgTable, text } from "drizzle-orm/pg-core";

export const rows = pgTable("rows", { id: integer().primaryKey(), a: integer().default(1).notNull(), b: text().default("3") });
