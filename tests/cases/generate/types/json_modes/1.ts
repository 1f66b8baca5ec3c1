import { sql } from "drizzle-orm";
import { json, jsonb, pgTable, serial } from "drizzle-orm/pg-core";

interface Address {
	street: string;
	tags?: readonly string[];
}

const home: Address = { street: 'Elm "1"', tags: [] };

export const people = pgTable("people", {
	id: serial().primaryKey(),
	home: jsonb().$type<Address>().notNull().default(home),
	work: json("work").$type<Address>().default({ ...home, street: "Back\\slash" }),
	text: jsonb().$type<string>().default(sql`'"text"'::jsonb`),
	built: jsonb().default(sql`jsonb_build_object('a', 1)`),
	nothing: jsonb().default({ a: null, b: undefined, c: [undefined, null] }),
	dates: json().default({ at: new Date(0) }),
	lines: jsonb().default({ text: "one\ntwo\ttab" }),
});
