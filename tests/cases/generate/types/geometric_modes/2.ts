import { sql } from "drizzle-orm";
import { line, pgTable, point, serial } from "drizzle-orm/pg-core";

export const shapes = pgTable("shapes", {
	id: serial().primaryKey(),
	tuple: point("tuple", { mode: "xy" }),
	xy: point("xy", { mode: "tuple" }).default(sql`'(3,4)'`),
	bare: point(),
	abc: line("abc").notNull().default(sql`'{1,2,3}'`),
	border: line(),
	path: point().array().notNull().default(sql`'{}'`),
	more: line({ mode: "abc" }).array(2),
});
