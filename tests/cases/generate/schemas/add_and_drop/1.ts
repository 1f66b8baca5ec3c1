import { integer, pgSchema, pgTable } from "drizzle-orm/pg-core";

export const one = pgSchema("one");
export const rows = pgTable("rows", { id: integer().primaryKey() });
