import { integer, pgRole, pgTable } from "drizzle-orm/pg-core";

export const a = pgRole("a");
export const b = pgRole("b", { createDb: true, createRole: true, inherit: true });
export const rows = pgTable("rows", { id: integer().primaryKey() });
