import { pgTable, serial } from "drizzle-orm/pg-core";

export const a = pgTable("alpha", { id: serial().primaryKey() });
export const b = pgTable("beta", { id: serial().primaryKey() });
export const c = pgTable("gamma", { id: serial().primaryKey() });
