import { integer, pgTable, text } from "drizzle-orm/pg-core";

export const texts = pgTable("texts", {
	id: integer().primaryKey(),
	single: text("single").default("it's"),
	double: text("double").default('say "hi"'),
	back: text("back").default("C:\\temp\\new"),
	both: text("both").default("'; DROP TABLE texts; --"),
	dollar: text("dollar").default("$1 ${x} $$"),
	percent: text("percent").default("100 % %s"),
	cast: text("cast").default("'x'::text"),
});
