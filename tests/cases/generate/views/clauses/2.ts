import { asc, count, desc, eq, gte, sql, sum } from "drizzle-orm";
import { integer, numeric, pgTable, pgView, text, timestamp } from "drizzle-orm/pg-core";

export const sales = pgTable("sales", {
	id: integer().primaryKey(),
	shop: text().notNull(),
	amount: numeric({ precision: 10, scale: 2 }).notNull(),
	at: timestamp({ withTimezone: true }).notNull(),
});

export const totals = pgView("totals").as((qb) =>
	qb
		.select({ shop: sales.shop, n: count().as("n"), total: sum(sales.amount).as("total") })
		.from(sales)
		.groupBy(({ shop }) => shop)
		.having(gte(sum(sales.amount), "10"))
		.orderBy(desc(sql`2`), asc(sql`1`)),
);
export const distinct = pgView("distinct_shops").as((qb) => qb.selectDistinct().from(sales));
export const latest = pgView("latest").as((qb) => qb.selectDistinctOn([sales.shop], { shop: sales.shop, at: sales.at }).from(sales));
export const limited = pgView("limited").as((qb) => qb.select({ id: sales.id }).from(sales).where(eq(sales.shop, "it's")).limit(10).offset(0));
