import { sql } from "drizzle-orm";
import { decimal, numeric, pgTable, serial } from "drizzle-orm/pg-core";

export const amounts = pgTable("amounts", {
	id: serial().primaryKey(),
	text: numeric({ mode: "string", precision: 20, scale: 10 }).default("1.0000000000"),
	number: numeric("number", { mode: "number", precision: 9, scale: 0 }).notNull().default(0),
	big: numeric({ mode: "bigint" }).default(sql`12345678901234567890`),
	exponent: numeric({ mode: "number" }).default(1e-7),
	bare: decimal(),
	aliased: decimal("aliased", { mode: "number", precision: 3 }).default(999),
	scaled: decimal({ scale: 5 }),
});
