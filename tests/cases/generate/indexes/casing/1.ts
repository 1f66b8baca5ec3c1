import { sql } from "drizzle-orm";
import { check, foreignKey, index, integer, pgTable, primaryKey, text, unique, uniqueIndex } from "drizzle-orm/pg-core";

export const orderItems = pgTable(
	"orderItems",
	{ orderId: integer().notNull(), itemNo: integer("item_no").notNull(), productName: text().unique(), unitPrice: integer(), parentOrder: integer(), parentItem: integer() },
	(t) => [
		primaryKey({ columns: [t.orderId, t.itemNo] }),
		index().on(t.productName),
		index().on(t.unitPrice.desc(), t.itemNo),
		uniqueIndex("byLower").on(sql`lower(${t.productName})`).where(sql`${t.unitPrice} > 0`),
		unique().on(t.orderId, t.productName),
		unique("namedUnique").on(t.unitPrice, t.productName).nullsNotDistinct(),
		check("pricePositive", sql`${t.unitPrice} > 0`),
		foreignKey({ columns: [t.parentOrder, t.parentItem], foreignColumns: [t.orderId, t.itemNo] }),
		foreignKey({ name: "named_fk", columns: [t.parentOrder, t.parentItem], foreignColumns: [t.orderId, t.itemNo] }).onDelete("cascade"),
	],
);
