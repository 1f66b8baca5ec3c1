import { sql } from "drizzle-orm";
import { bigint, bigserial, pgTable, smallserial } from "drizzle-orm/pg-core";

export const a = pgTable("a", {
	id: bigserial("id", { mode: "number" }).primaryKey(),
	many: bigserial({ mode: "number" }),
	huge: bigserial({ mode: "bigint" }).notNull(),
	few: smallserial("few"),
	number: bigint({ mode: "number" }).default(-9007199254740991),
	big: bigint("big", { mode: "bigint" }).default(sql`-1`),
	quoted: bigint({ mode: "number" }).default(0),
});
