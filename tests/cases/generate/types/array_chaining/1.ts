import { pgEnum, pgTable, serial, text, integer } from "drizzle-orm/pg-core";

export const state = pgEnum("state", ["on", "off"]);
export const other = pgTable("other", { id: serial().primaryKey() });
export const chains = pgTable("chains", {
	id: serial().primaryKey(),
	inner: text().default("lost").array(),
	outer: text().array().default(["kept"]).notNull(),
	unique: text().array().unique(),
	innerUnique: text("inner_unique").unique("lost").array(),
	typed: text().$type<"a">().array().$type<"a"[]>(),
	computed: integer().array().$defaultFn(() => [1]),
	refers: integer().references(() => other.id).array(),
	states: state("states").default("on").array().default(["off"]),
});
