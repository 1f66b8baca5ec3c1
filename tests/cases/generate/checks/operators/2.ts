import { isNotNull, sql } from "drizzle-orm";
import { check, integer, pgEnum, pgSchema, pgTable, text } from "drizzle-orm/pg-core";

export const level = pgEnum("level", ["low", "high"]);
export const app = pgSchema("app");
const allowed = ["a", "b", "c"] as const;
export const rows = app.table("rows", { id: integer().primaryKey(), name: text().notNull(), level: level(), n: integer("The N") }, (t) => [
	check("raw", sql.raw("id >= 0")),
	check("columns", sql`${t.n} < ${t.id}`),
	check("list", sql`${t.name} in (${sql.raw(allowed.map((a) => `'${a}'`).join(", "))})`),
	check("added", sql`${isNotNull(t.n)}`),
	check("cast", sql`${t.level}::text <> 'none'`),
]);
