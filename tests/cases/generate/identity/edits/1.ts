import { integer, pgTable } from "drizzle-orm/pg-core";

export const a = pgTable("a", { id: integer().primaryKey(), n: integer() });
export const b = pgTable("b", { id: integer().primaryKey().generatedAlwaysAsIdentity() });
export const c = pgTable("c", { id: integer().primaryKey().generatedAlwaysAsIdentity({ startWith: 1 }) });
