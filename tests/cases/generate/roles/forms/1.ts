import { integer, pgRole, pgTable } from "drizzle-orm/pg-core";

export const a = pgRole("role_one");
export const b = pgRole("role_two", { createDb: true, createRole: true, inherit: true });
export const rows = pgTable("rows", { id: integer().primaryKey() });
