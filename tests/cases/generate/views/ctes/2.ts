import { count, eq, gt, sql } from "drizzle-orm";
import { integer, pgTable, pgView, text } from "drizzle-orm/pg-core";

export const orders = pgTable("orders", { id: integer().primaryKey(), region: text().notNull(), amount: integer().notNull() });

export const one = pgView("one").as((qb) => {
	const big = qb.$with("big").as(qb.select().from(orders).where(gt(orders.amount, 200)));
	return qb.with(big).select().from(big);
});
export const two = pgView("two").as((qb) => {
	const top = qb.$with("top").as(qb.select({ region: orders.region }).from(orders));
	return qb.with(top).select({ region: orders.region, n: count().as("n") }).from(orders).innerJoin(top, eq(top.region, orders.region)).groupBy(orders.region);
});
export const named = pgView("named", { id: integer("id") }).as(sql`with raw as (select id from orders) select id from raw`);
