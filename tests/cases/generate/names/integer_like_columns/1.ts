import { integer, pgTable } from "drizzle-orm/pg-core";

export const matrix = pgTable("matrix", {
	b: integer("b"),
	"10": integer("10"),
	"2": integer("2"),
	a: integer("a"),
	"1": integer("1"),
	"02": integer("02"),
	"-1": integer("-1"),
});

export const seven = pgTable("7", { id: integer().primaryKey() });
export const three = pgTable("3", { id: integer().primaryKey() });
