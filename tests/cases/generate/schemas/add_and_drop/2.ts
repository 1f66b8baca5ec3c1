import { integer, pgSchema, pgTable } from "drizzle-orm/pg-core";

export const two = pgSchema("two");
export const rows = pgTable("rows", { id: integer().primaryKey() });
