import { pgSequence, pgTable, serial } from "drizzle-orm/pg-core";

export const plain = pgSequence("plain");
export const full = pgSequence("full", {
	startWith: 100,
	maxValue: 10000,
	minValue: 100,
	cycle: true,
	cache: 10,
	increment: 2,
});
export const text = pgSequence("text", { startWith: "5", maxValue: "9223372036854775807" });
export const rows = pgTable("rows", { id: serial().primaryKey() });
