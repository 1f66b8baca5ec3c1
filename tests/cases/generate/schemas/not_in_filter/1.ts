import { integer, pgSchema, pgTable } from "drizzle-orm/pg-core";

export const hidden = pgSchema("hidden");
export const rows = hidden.table("rows", { id: integer().primaryKey() });
export const seen = pgTable("seen", { id: integer().primaryKey() });
