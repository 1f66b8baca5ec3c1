import { integer, pgTable, text } from "drizzle-orm/pg-core";

export const rows = pgTable("rows", { id: integer().primaryKey(), tags: text().array().default([]).notNull() });
