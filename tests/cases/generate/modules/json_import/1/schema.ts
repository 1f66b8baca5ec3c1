import { integer, pgEnum, pgTable, varchar } from "drizzle-orm/pg-core";
import limits from "./limits.json";
import { countries } from "./countries.json";

export const country = pgEnum("country", countries as [string, ...string[]]);
export const rows = pgTable("rows", {
	id: integer().primaryKey(),
	name: varchar("name", { length: limits.name }),
	size: integer("size").default(limits.size),
	country: country("country"),
});
