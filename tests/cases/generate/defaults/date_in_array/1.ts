import { date, integer, pgTable, timestamp } from "drizzle-orm/pg-core";

export const rows = pgTable("rows", {
	id: integer().primaryKey(),
	days: date("days").array().default(["2020-01-01", "2020-12-31"]),
	moments: timestamp("moments", { mode: "date" }).array().default([new Date(0)]),
});
