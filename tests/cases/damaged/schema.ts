import { boolean, index, integer, numeric, pgEnum, pgTable, serial, text, timestamp, uuid } from "drizzle-orm/pg-core";

export const orderState = pgEnum("order_state", ["open", "paid", "sent", "returned"]);

export const customers = pgTable("customers", {
	id: uuid("id").defaultRandom().primaryKey(),
	name: text("name").notNull(),
	email: text("email").unique(),
	createdAt: timestamp("created_at", { withTimezone: true }).defaultNow().notNull(),
});

export const orders = pgTable("orders", {
	id: serial("id").primaryKey(),
	customerId: uuid("customer_id").references(() => customers.id, { onDelete: "cascade" }).notNull(),
	state: orderState("state").default("open").notNull(),
	total: numeric("total", { precision: 12, scale: 2 }).default("0").notNull(),
	note: text("note"),
});

export const products = pgTable(
	"products",
	{
		id: integer("id").generatedAlwaysAsIdentity().primaryKey(),
		title: text("title").notNull(),
		isActive: boolean("is_active").default(true).notNull(),
	},
	(t) => [index("products_title_index").on(t.title)],
);

export const orderLines = pgTable("order_lines", {
	id: serial("id").primaryKey(),
	orderId: integer("order_id").references(() => orders.id).notNull(),
	productId: integer("product_id").references(() => products.id).notNull(),
	quantity: integer("quantity").default(1).notNull(),
	price: numeric("price", { precision: 12, scale: 2 }),
});
