import { pgTable, serial, vector } from "drizzle-orm/pg-core";

export const chunks = pgTable("chunks", {
	id: serial().primaryKey(),
	preset: vector("preset", { dimensions: 3 }).default([1, 2, 3]),
});
