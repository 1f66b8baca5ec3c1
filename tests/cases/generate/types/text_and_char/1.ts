import { char, integer, pgTable, text, varchar } from "drizzle-orm/pg-core";

export const notes = pgTable("notes", {
	id: integer().primaryKey(),
	title: varchar("title", { length: 120 }).notNull(),
	code: char("code", { length: 2 }).default("DE"),
	single: char(),
	unlimited: varchar(),
	body: text("body").notNull().default(""),
	kind: text("kind", { enum: ["memo", "letter"] }).default("memo"),
	size: varchar("size", { length: 8, enum: ["small", "large"] as const }),
});
