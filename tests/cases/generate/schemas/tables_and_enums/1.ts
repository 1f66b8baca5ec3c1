import { sql } from "drizzle-orm";
import { check, index, integer, pgSchema, pgTable, serial, unique } from "drizzle-orm/pg-core";

export const sales = pgSchema("sales");
export const kind = sales.enum("kind", ["a", "b"]);
export const orders = sales.table("orders", { id: serial().primaryKey(), kind: kind().notNull().default("a") }, (t) => [
	index().on(t.kind),
	unique().on(t.id, t.kind),
	check("positive", sql`${t.id} > 0`),
]);
export const users = pgTable("users", { id: serial().primaryKey(), order: integer().references(() => orders.id) });
