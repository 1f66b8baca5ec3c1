import { sql } from "drizzle-orm";
import { bigint, date, integer, jsonb, pgEnum, pgTable, pgView, serial, text, timestamp, varchar } from "drizzle-orm/pg-core";

export const kind = pgEnum("kind", ["a", "b"]);
export const kindObject = pgEnum("kind_object", { A: "a" });
export const rows = pgTable("rows", {
	id: serial().primaryKey(),
	identity: integer().generatedAlwaysAsIdentity(),
	kind: kind().notNull().default("a"),
	kinds: kind().array().default(["b"]),
	object: kindObject().default("a"),
	json: jsonb().default({ a: 1 }),
	day: date({ mode: "date" }).default(new Date(0)),
	at: timestamp().defaultNow(),
	tags: text().array().default(["x'y"]),
	quoted: text().default("it's"),
	unique: varchar({ length: 9 }).unique("one"),
	sum: integer().generatedAlwaysAs(sql`1 + 1`),
	big: bigint({ mode: "number" }).default(5),
});
export const everything = pgView("everything").as((qb) => qb.select().from(rows));
export const manual = pgView("manual", {
	id: serial().primaryKey(),
	identity: integer().generatedByDefaultAsIdentity({ name: "x_seq", startWith: 3 }),
	kind: kind("k").default("b"),
	unique: text().unique(),
	day: date({ mode: "date" }).default(new Date(0)),
	sum: integer().generatedAlwaysAs("2 + 2"),
	camelCase: integer(),
}).as(sql`select 1`);
