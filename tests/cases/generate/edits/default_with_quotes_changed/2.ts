import { integer, pgTable, text } from "drizzle-orm/pg-core";

export const rows = pgTable("rows", {
	id: integer().primaryKey(),
	a: text().default("it's\n\"new\" \\ ü"),
	b: text().array().default(["x", "y z"]),
});
