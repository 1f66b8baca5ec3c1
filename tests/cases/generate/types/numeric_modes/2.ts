import { sql } from "drizzle-orm";
import { decimal, numeric, pgTable, serial } from "drizzle-orm/pg-core";

export const amounts = pgTable("amounts", {
	id: serial().primaryKey(),
	text: numeric({ mode: "string", precision: 24, scale: 12 }).default("1"),
	number: numeric("number", { mode: "string", precision: 9, scale: 0 }).notNull().default("0"),
	big: numeric({ mode: "bigint", precision: 20 }).default(sql`1`),
	exponent: numeric({ mode: "number" }).default(1e21),
	bare: decimal({ precision: 4, scale: 2 }),
	aliased: decimal("aliased", { mode: "number" }).default(-0.5),
	scaled: decimal({ scale: 5, precision: 10 }),
});
