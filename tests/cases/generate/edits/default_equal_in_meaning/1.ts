import { integer, numeric, pgTable, text } from "drizzle-orm/pg-core";

export const rows = pgTable("rows", { id: integer().primaryKey(), a: text().default("x"), n: numeric().default("1") });
