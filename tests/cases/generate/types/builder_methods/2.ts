import { sql } from "drizzle-orm";
import { boolean, cidr, inet, integer, macaddr, macaddr8, pgTable, real, smallint, text, uuid } from "drizzle-orm/pg-core";

export const all = pgTable("all", {
	id: uuid().default(sql`gen_random_uuid()`).primaryKey(),
	made: uuid("made").defaultRandom(),
	other: text().notNull().default("x"),
	stamp: text().notNull(),
	stampFn: text(),
	both: integer(),
	yes: boolean().default(false).notNull(),
	no: boolean("no"),
	tiny: smallint().default(32767).notNull(),
	float: real().default(0),
	address: inet().default("::1"),
	net: cidr("net").unique("one_net"),
	mac: macaddr().unique("the_mac", { nulls: "not distinct" }),
	mac8: macaddr8(),
	parent: uuid().references((): import("drizzle-orm/pg-core").AnyPgColumn => all.id, { onDelete: "restrict" }),
});
