import { integer, pgTable, text } from "drizzle-orm/pg-core";

export const rows = pgTable("rows", { id: integer().primaryKey(), a: text().default("1"), b: integer().notNull().default(3) });
