import { integer, pgTable, text } from "drizzle-orm/pg-core";

export const texts = pgTable("texts", {
	id: integer().primaryKey(),
	lines: text("lines").default("first\nsecond"),
	tabs: text("tabs").default("a\tb"),
	template: text("template").default(`one
two`),
});
