import { integer, numeric, decimal, pgTable } from "drizzle-orm/pg-core";

export const prices = pgTable("prices", {
	id: integer().primaryKey(),
	exact: numeric("exact", { precision: 12, scale: 2 }).notNull().default("0.00"),
	whole: numeric("whole", { precision: 12 }),
	scaleOnly: numeric("scale_only", { scale: 3 }),
	any: numeric("any"),
	alias: decimal("alias", { precision: 5, scale: 4 }),
	asNumber: numeric("as_number", { precision: 6, scale: 3, mode: "number" }).default(1.5),
	asBigint: numeric("as_bigint", { precision: 30, scale: 0, mode: "bigint" }),
	zeroScale: numeric("zero_scale", { precision: 10, scale: 0 }),
});
