import { pgEnum, pgTable, serial } from "drizzle-orm/pg-core";

export const a = pgEnum("a", ["x"]);
export const rows = pgTable("rows", { id: serial().primaryKey() });
