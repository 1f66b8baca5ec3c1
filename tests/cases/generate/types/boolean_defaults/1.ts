import { boolean, integer, pgTable } from "drizzle-orm/pg-core";

export const flags = pgTable("flags", {
	id: integer().primaryKey(),
	on: boolean("on").default(true),
	off: boolean("off").notNull().default(false),
	maybe: boolean("maybe"),
});
