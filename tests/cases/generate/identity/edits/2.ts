import { integer, pgTable } from "drizzle-orm/pg-core";

export const a = pgTable("a", { id: integer().primaryKey().generatedAlwaysAsIdentity(), n: integer().notNull() });
export const b = pgTable("b", { id: integer().primaryKey() });
export const c = pgTable("c", { id: integer().primaryKey().generatedByDefaultAsIdentity({ startWith: 5 }) });
