import { integer, pgTable, timestamp } from "drizzle-orm/pg-core";

export const events = pgTable("events", {
	id: integer().primaryKey(),
	plain: timestamp("plain"),
	withZone: timestamp("with_zone", { withTimezone: true }).notNull().defaultNow(),
	precise: timestamp("precise", { precision: 3 }).defaultNow(),
	preciseZone: timestamp("precise_zone", { precision: 6, withTimezone: true, mode: "string" }),
	noFraction: timestamp("no_fraction", { precision: 0 }),
	asString: timestamp("as_string", { mode: "string" }).default("2024-02-29 12:30:00"),
	asDate: timestamp("as_date", { mode: "date" }).default(new Date("2024-02-29T12:30:00.125Z")),
	onUpdate: timestamp("on_update").$onUpdate(() => new Date()),
});
