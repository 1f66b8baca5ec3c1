import { integer, pgTable, serial, text } from "drizzle-orm/pg-core";
import { c } from "./c";
import { a } from "./a";

export const b = pgTable("b", { id: serial().primaryKey(), c: integer().references(() => c.id), a: integer().references(() => a.id), name: text().default(bName()) });
export function bName() {
	return "b";
}
