import { integer, pgTable } from "drizzle-orm/pg-core";

export const a = pgTable("users", { id: integer().primaryKey() });
export const b = pgTable("users", { id: integer().primaryKey(), name: integer() });
