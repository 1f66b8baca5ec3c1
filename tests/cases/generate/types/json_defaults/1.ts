import { integer, json, jsonb, pgTable } from "drizzle-orm/pg-core";

type Settings = { theme: string; sizes: number[] };

export const profiles = pgTable("profiles", {
	id: integer().primaryKey(),
	settings: jsonb("settings").$type<Settings>().notNull().default({ theme: "dark", sizes: [1, 2.5] }),
	empty: jsonb("empty").default({}),
	list: jsonb("list").$type<string[]>().default([]),
	mixed: json("mixed").default([1, "two", null, true, { three: 3 }]),
	unicode: json("unicode").default({ "schlüssel": "wert – ✓ 😀" }),
	nested: jsonb("nested").default({ a: { b: { c: [[], [{}]] } } }),
	number: jsonb("number").default(0),
	truth: jsonb("truth").default(true),
});
