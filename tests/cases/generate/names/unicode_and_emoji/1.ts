import { integer, pgTable, text } from "drizzle-orm/pg-core";

export const größen = pgTable("größen", {
	id: integer().primaryKey(),
	länge: integer("länge").unique(),
	名前: text("名前").notNull(),
	"🎉": text("🎉"),
});
