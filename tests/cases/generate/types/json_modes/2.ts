import { sql } from "drizzle-orm";
import { json, jsonb, pgTable, serial } from "drizzle-orm/pg-core";

export const people = pgTable("people", {
	id: serial().primaryKey(),
	home: jsonb().notNull().default({ tags: [], street: "Elm 1" }),
	work: jsonb("work").default({ street: "Back\\slash" }),
	text: jsonb().$type<string>().default(sql`'null'::jsonb`),
	built: jsonb().default(sql`jsonb_build_object('a', 2)`),
	nothing: jsonb().default({}),
	dates: json().default([new Date(86400000)]),
	lines: jsonb(),
});
