import { sql } from "drizzle-orm";
import { integer, pgSchema, pgTable, text } from "drizzle-orm/pg-core";

export const shop = pgSchema("shop");
export const Odd = pgSchema("Odd Name");
export const state = shop.enum("state", ["new", "paid", "sent"]);
export const kind = Odd.enum("Kind", { A: "a", C: "c", B: "b" });
export const numbers = shop.sequence("numbers", { startWith: 100, cache: 5 });

export const orders = shop.table("orders", {
	id: integer().primaryKey().default(sql`nextval('shop.numbers')`),
	state: state().notNull().default("paid"),
	kind: kind("kind").array(),
});
export const items = Odd.table(
	"items",
	{ id: integer().primaryKey().generatedAlwaysAsIdentity(), order: integer().references(() => orders.id), name: text().notNull() },
);
export const open = shop.view("open_orders").as((qb) => qb.select({ id: orders.id }).from(orders));
export const counts = Odd.materializedView("counts", { n: integer("n") }).as(sql`select count(*)::int as n from shop.orders where id > 0`);
export const plain = pgTable("plain", { item: integer().references(() => items.id) });
