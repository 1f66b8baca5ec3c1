import { char, inet, integer, interval, numeric, pgTable, real, time } from "drizzle-orm/pg-core";

export const rows = pgTable("rows", {
	id: integer().primaryKey(),
	exact: numeric("exact").default("12.50"),
	exactNumber: numeric("exact_number", { mode: "number" }).default(12.5),
	bits: char("bits", { length: 3 }).default("010"),
	address: inet("address").default("::1"),
	moment: time("moment").default("00:00"),
	span: interval("span").default("P1D"),
	floating: real("floating").default(2),
});
