import { integer, pgTable, serial, text, type AnyPgColumn } from "drizzle-orm/pg-core";
import { a } from "./a";
import { b } from "./b";

export const c = pgTable("c", {
	id: serial().primaryKey(),
	a: integer().references((): AnyPgColumn => a.id),
	b: integer().references((): AnyPgColumn => b.id),
	name: text().default("c"),
});
