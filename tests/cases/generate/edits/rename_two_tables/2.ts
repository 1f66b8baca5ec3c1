import { pgTable, serial } from "drizzle-orm/pg-core";

export const x = pgTable("delta", { id: serial().primaryKey() });
export const y = pgTable("epsilon", { id: serial().primaryKey() });
export const z = pgTable("zeta", { id: serial().primaryKey() });
