import { integer, pgEnum, pgSchema, pgTable } from "drizzle-orm/pg-core";

const hidden = pgSchema("hidden");
const level = pgEnum("hidden_level", ["a"]);
export const rows = pgTable("rows", { id: integer().primaryKey() });
export const inHidden = hidden.table("in_hidden", { id: integer().primaryKey(), row: integer().references(() => rows.id) });
export const withLevel = pgTable("with_level", { id: integer().primaryKey(), level: level() });
