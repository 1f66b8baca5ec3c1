import { integer, pgTableCreator, text } from "drizzle-orm/pg-core";

const createTable = pgTableCreator((name) => `shop_${name}`);

export const items = createTable("items", { id: integer().primaryKey(), name: text().unique() });
export const orders = createTable(
	"orders",
	(d) => ({
		id: d.integer().primaryKey(),
		itemId: d.integer("item_id").references(() => items.id),
	}),
);
