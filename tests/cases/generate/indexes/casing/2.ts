import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, primaryKey, text, unique } from "drizzle-orm/pg-core";

export const orderItems = pgTable(
	"orderItems",
	{ orderId: integer().notNull(), itemNo: integer("item_no").notNull(), productName: text().unique(), unitPrice: integer(), parentOrder: integer(), parentItem: integer() },
	(t) => [
		primaryKey({ columns: [t.orderId, t.itemNo], name: "orderItems_pk" }),
		index().on(t.productName, t.unitPrice),
		unique().on(t.productName, t.orderId),
		unique("namedUnique").on(t.unitPrice, t.productName),
		check("pricePositive", sql`${t.unitPrice} >= 0`),
	],
);
