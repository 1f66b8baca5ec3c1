import { integer, pgTable, text, timestamp } from "drizzle-orm/pg-core";

export const rows = pgTable("rows", {
	id: text().primaryKey().$defaultFn(() => Math.random().toString(36)),
	made: timestamp("made").$default(() => new Date()),
	changed: timestamp("changed").$onUpdateFn(() => new Date()).notNull(),
	count: integer("count").default(1).$onUpdate(() => 2),
});
