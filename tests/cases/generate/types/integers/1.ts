import { bigint, integer, pgTable, smallint } from "drizzle-orm/pg-core";

export const counters = pgTable("counters", {
	id: integer("id").primaryKey(),
	small: smallint("small").notNull().default(7),
	big: bigint("big", { mode: "number" }).default(9007199254740991),
	bigger: bigint("bigger", { mode: "bigint" }),
	plain: integer(),
	negative: integer("negative").default(-1),
	zero: integer("zero").default(0),
});
