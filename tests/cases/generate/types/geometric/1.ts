import { integer, line, pgTable, point } from "drizzle-orm/pg-core";

export const places = pgTable("places", {
	id: integer().primaryKey(),
	at: point("at"),
	atObject: point("at_object", { mode: "xy" }),
	border: line("border"),
	borderAbc: line("border_abc", { mode: "abc" }),
});
