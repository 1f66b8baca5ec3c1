import { pgTable, serial } from "drizzle-orm/pg-core";

export const teams = pgTable("teams", { id: serial().primaryKey() });
export const users = pgTable("users", { id: serial().primaryKey() });
