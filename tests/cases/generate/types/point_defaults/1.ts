import { integer, line, pgTable, point } from "drizzle-orm/pg-core";

export const places = pgTable("places", {
	id: integer().primaryKey(),
	at: point("at").default([1, 2.5]),
	atObject: point("at_object", { mode: "xy" }).default({ x: -1, y: 0 }),
	border: line("border").default([1, 2, 3]),
	borderAbc: line("border_abc", { mode: "abc" }).default({ a: 1, b: 2, c: 3 }),
});
