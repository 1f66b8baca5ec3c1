import { integer, pgEnum, pgTable } from "drizzle-orm/pg-core";

export const state = pgEnum("state", ["open", "in progress", "it's done"]);

export const tasks = pgTable("tasks", {
	id: integer().primaryKey(),
	state: state("state").notNull().default("open"),
	other: state().default("it's done"),
	third: state("third").default("in progress"),
});
