import { bigint, integer, pgTable, smallint } from "drizzle-orm/pg-core";

export const a = pgTable("a", { id: integer().primaryKey().generatedAlwaysAsIdentity() });
export const b = pgTable("b", { id: bigint({ mode: "number" }).primaryKey().generatedByDefaultAsIdentity() });
export const c = pgTable("c", {
	id: smallint("id").generatedAlwaysAsIdentity({ name: "c_seq", startWith: 10, increment: 2, minValue: 10, maxValue: 100, cache: 5, cycle: true }),
});
