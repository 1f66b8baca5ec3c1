import { sql } from "drizzle-orm";
import { integer, pgSchema, pgTable, text } from "drizzle-orm/pg-core";

export const shop = pgSchema("shop");
export const Odd = pgSchema("Odd Name");
export const state = shop.enum("state", ["new", "paid"]);
export const kind = Odd.enum("Kind", { A: "a", B: "b" });
export const numbers = shop.sequence("numbers", { startWith: 100 });

export const orders = shop.table("orders", {
	id: integer().primaryKey().default(sql`nextval('shop.numbers')`),
	state: state().notNull().default("new"),
	kind: kind("kind"),
});
export const items = Odd.table(
	"items",
	{ id: integer().primaryKey().generatedAlwaysAsIdentity(), order: integer().references(() => orders.id, { onDelete: "cascade" }), name: text() },
);
export const open = shop.view("open_orders").as((qb) => qb.select().from(orders).where(sql`${orders.state} = 'new'`));
export const counts = Odd.materializedView("counts", { n: integer("n") }).as(sql`select count(*)::int as n from shop.orders`);
export const elsewhere = shop.view("elsewhere", { id: integer("id") }).existing();
export const plain = pgTable("plain", { item: integer().references(() => items.id) });
