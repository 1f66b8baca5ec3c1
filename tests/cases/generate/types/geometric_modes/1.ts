import { sql } from "drizzle-orm";
import { line, pgTable, point, serial } from "drizzle-orm/pg-core";

export const shapes = pgTable("shapes", {
	id: serial().primaryKey(),
	tuple: point("tuple", { mode: "tuple" }).notNull(),
	xy: point("xy", { mode: "xy" }).default(sql`'(1,2)'`),
	bare: point().default(sql`point(0, 0)`),
	abc: line("abc", { mode: "abc" }).notNull(),
	border: line({ mode: "tuple" }).default(sql`'{1,-1,0}'::line`),
	path: point({ mode: "xy" }).array(),
});
