import { index, integer, pgTable, serial, text, type PgTableWithColumns } from "drizzle-orm/pg-core";

const kinds = new Map([["cat", ["fur", "lives"]], ["dog", ["tricks"]]]);
const tables: Record<string, unknown> = {};
for (const [kind, columns] of kinds) {
	tables[kind] = pgTable(
		`${kind}s`,
		{ id: serial().primaryKey(), ...Object.fromEntries(columns.map((c) => [c, c === "lives" ? integer(c).default(9) : text(c)])) },
		(t) => columns.map((c) => index(`${kind}_${c}`).on((t as never)[c])),
	);
}
export const cats = tables.cat;
export const { dog: dogs } = tables;

const shards = Array.from({ length: 3 }, (_, i) => pgTable(`shard_${i}`, { id: integer().primaryKey(), next: integer(`next_${i}`) }));
export const [shard0, shard1, shard2] = shards;
export const notExportedAsTable = shards;

let n = 0;
const make = (): PgTableWithColumns<any> => pgTable(`made_${n++}`, { id: serial().primaryKey() });
export const made0 = make(), made1 = make();
do {
	n += 2;
} while (n < 10);
export const made = make();
