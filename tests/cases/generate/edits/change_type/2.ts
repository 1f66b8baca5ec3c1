import { bigint, jsonb, numeric, pgTable, timestamp, varchar } from "drizzle-orm/pg-core";

export const rows = pgTable("rows", {
	id: bigint({ mode: "number" }).primaryKey(),
	a: bigint({ mode: "number" }),
	b: varchar({ length: 20 }),
	c: numeric({ precision: 10, scale: 3 }),
	d: timestamp({ withTimezone: true, precision: 3 }),
	e: varchar({ length: 5 }).array(),
	f: jsonb(),
});
