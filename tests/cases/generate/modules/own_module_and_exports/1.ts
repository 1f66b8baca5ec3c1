import { integer, pgTable, text } from "drizzle-orm/pg-core";

export const module = pgTable("module", { id: integer().primaryKey() });
export const exports = pgTable("exports", { module: integer().references(() => module.id) });
export function require(name: string) {
	return text(name);
}
export const __filename = pgTable("files", { path: require("path") });
