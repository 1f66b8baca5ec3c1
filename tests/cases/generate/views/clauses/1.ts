import { asc, avg, avgDistinct, count, countDistinct, desc, eq, gt, lte, max, min, ne, sql, sum, sumDistinct } from "drizzle-orm";
import { integer, numeric, pgTable, pgView, text, timestamp } from "drizzle-orm/pg-core";

export const sales = pgTable("sales", {
	id: integer().primaryKey(),
	shop: text().notNull(),
	amount: numeric({ precision: 10, scale: 2 }).notNull(),
	at: timestamp({ withTimezone: true }).notNull(),
});

export const totals = pgView("totals").as((qb) =>
	qb
		.select({
			shop: sales.shop,
			n: count().as("n"),
			shops: countDistinct(sales.shop).as("shops"),
			ids: count(sales.id).as("ids"),
			total: sum(sales.amount).as("total"),
			distinctTotal: sumDistinct(sales.amount).as("distinct_total"),
			mean: avg(sales.amount).as("mean"),
			distinctMean: avgDistinct(sales.amount).as("distinct_mean"),
			first: min(sales.at).as("first"),
			last: max(sales.at).as("last"),
		})
		.from(sales)
		.where(ne(sales.shop, "none"))
		.groupBy(sales.shop)
		.having(({ n }) => gt(n, 1))
		.orderBy((t) => [desc(t.n), asc(sales.shop)])
		.limit(100)
		.offset(5),
);
export const distinct = pgView("distinct_shops").as((qb) => qb.selectDistinct({ shop: sales.shop }).from(sales).orderBy(sales.shop));
export const latest = pgView("latest").as((qb) =>
	qb.selectDistinctOn([sales.shop, sql`date_trunc('day', ${sales.at})`]).from(sales).orderBy(sales.shop, sql`date_trunc('day', ${sales.at})`, desc(sales.at)),
);
export const grouped = pgView("grouped").as((qb) =>
	qb
		.select({ day: sql<Date>`date_trunc('day', ${sales.at})`.as("day"), n: sql<number>`cast(count(*) as int)`.as("n") })
		.from(sales)
		.groupBy(sql`1`, sql`rollup(${sales.shop})`)
		.having(lte(count(), 9)),
);
export const limited = pgView("limited").as((qb) => qb.select({ id: sales.id }).from(sales).where(eq(sales.shop, "it's")).limit(0));
