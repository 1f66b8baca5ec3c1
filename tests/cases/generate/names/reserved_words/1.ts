import { integer, pgTable, text } from "drizzle-orm/pg-core";

export const user = pgTable("user", {
	order: integer("order").primaryKey(),
	group: text("group"),
	select: text(),
	default: text("default"),
	constructor: text("constructor"),
});

export const table = pgTable("table", { id: integer().primaryKey(), toString: text("toString") });
