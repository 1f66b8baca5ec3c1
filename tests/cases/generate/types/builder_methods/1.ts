import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { boolean, cidr, inet, integer, macaddr, macaddr8, pgTable, real, smallint, text, uuid } from "drizzle-orm/pg-core";

export const all = pgTable("all", {
	id: uuid().defaultRandom().primaryKey(),
	made: uuid("made").$defaultFn(() => randomUUID()),
	other: text().$default(() => "x").notNull(),
	stamp: text().$onUpdate(() => "now"),
	stampFn: text().$onUpdateFn((): string => "now").notNull(),
	both: integer().default(1).$defaultFn(() => 2),
	yes: boolean().default(true).notNull(),
	no: boolean("no").default(sql`false`),
	tiny: smallint().default(-32768),
	float: real().default(1.25),
	address: inet().default("127.0.0.1"),
	net: cidr("net").default("10.0.0.0/8").unique("one_net", { nulls: "not distinct" }),
	mac: macaddr().unique("one_mac", { nulls: "distinct" }),
	mac8: macaddr8().unique(),
	parent: uuid().references((): import("drizzle-orm/pg-core").AnyPgColumn => all.id, { onDelete: "set null", onUpdate: "cascade" }),
});
