import { integer, pgTable, text } from "drizzle-orm/pg-core";

export const t = pgTable('say "hi"', {
	id: integer('a"b').primaryKey(),
	plain: text("it's"),
});
