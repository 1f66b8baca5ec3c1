import { doublePrecision, integer, pgTable, real } from "drizzle-orm/pg-core";

export const samples = pgTable("samples", {
	id: integer().primaryKey(),
	tenth: doublePrecision("tenth").default(0.1),
	huge: doublePrecision("huge").default(1e21),
	tiny: doublePrecision("tiny").default(1e-7),
	minusZero: real("minus_zero").default(-0),
	third: real("third").default(1 / 3),
	separated: real("separated").default(1_000_000.25),
	hex: doublePrecision("hex").default(0xff),
	max: doublePrecision("max").default(Number.MAX_SAFE_INTEGER),
	exponent: doublePrecision("exponent").default(123456789012345680000),
});
