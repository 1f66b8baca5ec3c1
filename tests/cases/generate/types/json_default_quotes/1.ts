import { integer, jsonb, pgTable } from "drizzle-orm/pg-core";

export const profiles = pgTable("profiles", {
	id: integer().primaryKey(),
	quotes: jsonb("quotes").default({ text: "it's \"quoted\" \\ and\nbroken" }),
	word: jsonb("word").default("word"),
});
