import { pgEnum, pgTable, serial, text, integer } from "drizzle-orm/pg-core";

export const state = pgEnum("state", ["on", "off"]);
export const other = pgTable("other", { id: serial().primaryKey() });
export const chains = pgTable("chains", {
	id: serial().primaryKey(),
	inner: text().array().default(["found"]),
	outer: text().array().array().default([["kept"]]).notNull(),
	unique: text().array(),
	innerUnique: text("inner_unique").array().unique("found"),
	typed: text().$type<"a">(),
	computed: integer().array().$default(() => [1]),
	refers: integer().array().notNull(),
	states: state("states").array().array(),
});
