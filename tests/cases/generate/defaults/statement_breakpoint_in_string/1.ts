import { integer, pgTable, text } from "drizzle-orm/pg-core";

export const texts = pgTable("texts", {
	id: integer().primaryKey(),
	breakpoint: text("breakpoint").default("x--> statement-breakpoint y"),
});
