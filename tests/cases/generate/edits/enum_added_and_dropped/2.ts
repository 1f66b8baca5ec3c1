import { pgEnum, pgTable, serial } from "drizzle-orm/pg-core";

export const b = pgEnum("b", ["x"]);
export const rows = pgTable("rows", { id: serial().primaryKey(), b: b() });
