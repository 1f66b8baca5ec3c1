import { index, integer, pgTable, serial, text } from "drizzle-orm/pg-core";

const kinds = new Map([["cat", ["fur", "lives", "name"]], ["dog", ["tricks"]]]);
const tables: Record<string, unknown> = {};
kinds.forEach((columns, kind) => {
	tables[kind] = pgTable(
		`${kind}s`,
		{ id: serial().primaryKey(), ...Object.fromEntries(columns.map((c) => [c, c === "lives" ? integer(c).default(7) : text(c)])) },
		(t) => columns.filter((c) => c !== "name").map((c) => index(`${kind}_${c}`).on((t as never)[c])),
	);
});
export const cats = tables.cat;
export const { dog: dogs } = tables;
const shards = Array.from({ length: 3 }, (_, i) => pgTable(`shard_${i}`, { id: integer().primaryKey(), next: integer(`next_${i}`).notNull() }));
export const [shard0, shard1, shard2] = shards;
export const made0 = pgTable("made_0", { id: serial().primaryKey() });
