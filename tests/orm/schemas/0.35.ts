// Came with 0.35: checks, and views as drizzle-kit's.
import { eq, gt, sql } from "drizzle-orm";
import { check, integer, pgMaterializedView, pgTable, pgView, text } from "drizzle-orm/pg-core";

export const users = pgTable("users", { id: integer("id").primaryKey(), name: text("name"), boss: integer("boss") }, (t) => ({
	positive: check("positive", sql`${t.id} > 0`),
	named: check("named", sql`${t.name} <> ''`),
}));
export const adults = pgView("adults").with({ securityInvoker: true }).as((qb) => qb.select().from(users).where(gt(users.id, 17)));
export const raw = pgView("raw", { id: integer("id") }).as(sql`select id from users where name = ${"it's"}`);
export const there = pgView("there", { id: integer("id") }).existing();
export const counted = pgMaterializedView("counted")
	.with({ fillfactor: 70 })
	.as((qb) => qb.select({ boss: users.boss, n: sql<number>`count(*)`.as("n") }).from(users).groupBy(users.boss).having(gt(sql`count(*)`, 1)));
export const joined = pgView("joined").as((qb) => {
	const big = qb.$with("big").as(qb.select({ id: users.id }).from(users).where(eq(users.name, "x")));
	return qb.with(big).select({ id: users.id, name: users.name }).from(users).innerJoin(big, eq(big.id, users.id)).orderBy(users.name).limit(10);
});
