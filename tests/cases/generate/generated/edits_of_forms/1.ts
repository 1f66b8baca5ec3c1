import { sql, type SQL } from "drizzle-orm";
import { boolean, integer, numeric, pgTable, text, timestamp, varchar } from "drizzle-orm/pg-core";

export const orders = pgTable("orders", {
	id: integer().primaryKey(),
	net: numeric({ precision: 10, scale: 2 }).notNull(),
	rate: numeric({ precision: 4, scale: 3 }).notNull().default("0.190"),
	gross: numeric({ precision: 12, scale: 4 }).generatedAlwaysAs((): SQL => sql`${orders.net} * (1 + ${orders.rate})`),
	first: text().notNull(),
	last: varchar("Last Name", { length: 30 }).notNull(),
	full: text().notNull().generatedAlwaysAs((): SQL => sql`${orders.first} || ' ' || ${orders.last}`),
	size: integer().generatedAlwaysAs("length(first)"),
	isLong: boolean("is_long").generatedAlwaysAs(sql.raw("length(first) > 10")),
	at: timestamp(),
	search: text().array().generatedAlwaysAs(sql`string_to_array(first, ' ')`),
	unique: text().generatedAlwaysAs(sql`lower(first)`).unique(),
});
