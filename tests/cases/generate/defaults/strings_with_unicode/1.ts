import { integer, pgTable, text } from "drizzle-orm/pg-core";

export const texts = pgTable("texts", {
	id: integer().primaryKey(),
	german: text("german").default("Grüße"),
	emoji: text("emoji").default("👩‍👩‍👧 ✓"),
	escape: text("escape").default("\u00e9\u{1F600}\x41"),
	separators: text("separators").default("a\u2028b\u2029c"),
	control: text("control").default("a\u0001b\u007fc"),
	rtl: text("rtl").default("שלום"),
});
