import { and, isNull, or, sql } from "drizzle-orm";
import { check, integer, pgEnum, pgSchema, pgTable, text } from "drizzle-orm/pg-core";

export const level = pgEnum("level", ["low", "high"]);
export const app = pgSchema("app");
const allowed = ["a", "b"] as const;
export const rows = app.table("rows", { id: integer().primaryKey(), name: text().notNull(), level: level(), n: integer("The N") }, (t) => [
	check("raw", sql.raw("id > 0")),
	check("columns", sql`${t.n} is null or ${t.n} < ${t.id}`),
	check("list", sql`${t.name} in (${sql.raw(allowed.map((a) => `'${a}'`).join(", "))})`),
	check("joined", sql.join([sql`${t.id} > 1`, sql`${t.id} < 9`], sql` or `)),
	check("nested", sql`${and(sql`${t.id} <> 5`, or(isNull(t.n), sql`${t.n} <> ${t.id}`))}`),
	check("cast", sql`${t.level}::text <> 'none'`),
	check("percent", sql`${t.name} like '%\\_x'`),
]);
