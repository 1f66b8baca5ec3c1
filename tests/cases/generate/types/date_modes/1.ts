import { sql } from "drizzle-orm";
import { date, pgTable, serial, time, timestamp } from "drizzle-orm/pg-core";

export const days = pgTable("days", {
	id: serial().primaryKey(),
	day: date().defaultNow(),
	first: date("first", { mode: "date" }).default(new Date("2000-02-29T23:59:59.999Z")),
	last: date("last", { mode: "string" }).default("2038-01-19").notNull(),
	opens: time().default("08:30:00"),
	closes: time("closes", { precision: 0, withTimezone: true }).defaultNow(),
	precise: time({ precision: 6 }),
	at0: timestamp("at_0", { precision: 0, mode: "string" }).default("2020-01-01 00:00:00"),
	at3: timestamp("at_3", { precision: 3, withTimezone: true }).default(new Date(1e12)),
	at6: timestamp("at_6", { precision: 6, mode: "string", withTimezone: true }).default(sql`now() - interval '1 day'`),
	epoch: timestamp({ mode: "date" }).default(new Date(0)).notNull(),
	changed: timestamp({ withTimezone: true }).defaultNow().$onUpdate(() => new Date()).notNull(),
});
