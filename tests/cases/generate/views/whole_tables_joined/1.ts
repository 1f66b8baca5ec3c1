import { eq, getTableColumns } from "drizzle-orm";
import { integer, pgSchema, pgTable, pgView, text } from "drizzle-orm/pg-core";

export const app = pgSchema("app");
export const a = app.table("a", { id: integer("a_id").primaryKey(), name: text("a_name") });
export const b = pgTable("b", { id: integer("b_id").primaryKey(), a: integer("b_a") });

export const nested = pgView("nested").as((qb) => qb.select().from(b).innerJoin(a, eq(b.a, a.id)));
export const picked = pgView("picked").as((qb) => {
	const { name, ...rest } = getTableColumns(a);
	return qb.select({ ...rest, b: b.id }).from(a).leftJoin(b, eq(a.id, b.a));
});
export const groups = app.view("groups").as((qb) => qb.select({ a: { id: a.id }, b: { id: b.id, a: b.a } }).from(a).innerJoin(b, eq(a.id, b.a)));
