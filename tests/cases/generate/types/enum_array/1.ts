import { integer, pgEnum, pgTable } from "drizzle-orm/pg-core";

export const day = pgEnum("day", ["mon", "tue", "wed"]);

export const courses = pgTable("courses", {
	id: integer().primaryKey(),
	days: day("days").array().notNull().default(["mon", "wed"]),
	grid: day().array().array(),
	noDays: day("no_days").array().default([]),
});
