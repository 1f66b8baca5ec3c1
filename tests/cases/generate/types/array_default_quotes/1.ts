import { integer, pgTable, text } from "drizzle-orm/pg-core";

export const bags = pgTable("bags", {
	id: integer().primaryKey(),
	words: text("words").array().default(["it's", 'say "hi"', "back\\slash", "comma, brace {}", "ümlaut 😀"]),
});
