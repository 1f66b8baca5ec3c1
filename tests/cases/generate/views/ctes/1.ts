import { count, eq, gt, sql } from "drizzle-orm";
import { integer, pgTable, pgView, QueryBuilder, text } from "drizzle-orm/pg-core";

export const orders = pgTable("orders", { id: integer().primaryKey(), region: text().notNull(), amount: integer().notNull() });

export const one = pgView("one").as((qb) => {
	const big = qb.$with("big").as(qb.select().from(orders).where(gt(orders.amount, 100)));
	return qb.with(big).select().from(big);
});
export const two = pgView("two").as((qb) => {
	const regions = qb.$with("regions").as(qb.select({ region: orders.region, total: sql<number>`sum(${orders.amount})`.as("total") }).from(orders).groupBy(orders.region));
	const top = qb.$with("top").as(qb.select({ region: regions.region }).from(regions).where(gt(regions.total, sql`(select sum(total) / 10 from ${regions})`)));
	return qb.with(regions, top).select({ region: orders.region, n: count().as("n") }).from(orders).innerJoin(top, eq(top.region, orders.region)).groupBy(orders.region);
});
export const named = pgView("named").as((qb) => {
	const raw = qb.$with("raw", { id: orders.id }).as(sql`select id from orders`);
	return qb.with(raw).select({ id: raw.id }).from(raw);
});
export const distinct = pgView("distinct_cte").as((qb) => {
	const x = qb.$with("x").as((inner) => inner.selectDistinct({ region: orders.region }).from(orders));
	return qb.with(x).select().from(x);
});
const outside = new QueryBuilder();
export const standalone = pgView("standalone").as(outside.select({ id: orders.id }).from(orders));
