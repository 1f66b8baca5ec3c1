import { cidr, inet, integer, macaddr, macaddr8, pgTable } from "drizzle-orm/pg-core";

export const hosts = pgTable("hosts", {
	id: integer().primaryKey(),
	address: inet("address").notNull().default("127.0.0.1"),
	range: cidr("range").default("10.0.0.0/8"),
	mac: macaddr("mac").default("08:00:2b:01:02:03"),
	longMac: macaddr8("long_mac"),
});
