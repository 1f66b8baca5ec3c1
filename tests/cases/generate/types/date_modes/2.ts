import { sql } from "drizzle-orm";
import { date, pgTable, serial, time, timestamp } from "drizzle-orm/pg-core";

export const days = pgTable("days", {
	id: serial().primaryKey(),
	day: date(),
	first: date("first", { mode: "string" }).default("2000-02-29"),
	last: date("last", { mode: "date" }).default(new Date(Date.UTC(2038, 0, 20))).notNull(),
	opens: time({ precision: 3 }).default("08:30:00"),
	closes: time("closes", { precision: 0, withTimezone: true }).default(sql`'20:00:00+00'`),
	precise: time(),
	at0: timestamp("at_0", { precision: 0, mode: "date" }).default(new Date("2020-01-01T00:00:00Z")),
	at3: timestamp("at_3", { precision: 6, withTimezone: true }).default(new Date(1e12 + 1)),
	at6: timestamp("at_6", { mode: "string", withTimezone: true }).default(sql`CURRENT_TIMESTAMP`),
	epoch: timestamp({ mode: "date" }).default(new Date(-1)).notNull(),
	changed: timestamp({ withTimezone: true }).default(sql`clock_timestamp()`).$onUpdateFn(() => new Date()),
});
