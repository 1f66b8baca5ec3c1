import { sql } from "drizzle-orm";
import { bigint, bigserial, pgTable, smallserial } from "drizzle-orm/pg-core";

export const a = pgTable("a", {
	id: bigserial("id", { mode: "bigint" }).primaryKey(),
	many: bigserial({ mode: "number" }),
	huge: bigserial({ mode: "bigint" }),
	few: smallserial("few"),
	number: bigint({ mode: "number" }).default(9007199254740991),
	big: bigint("big", { mode: "bigint" }).default(sql`9223372036854775807`),
	quoted: bigint({ mode: "bigint" }).default(sql.raw("'12'::bigint")),
});
