import { bit, geometry, halfvec, index, pgTable, serial, sparsevec, vector } from "drizzle-orm/pg-core";

export const items = pgTable(
	"items",
	{
		id: serial().primaryKey(),
		unnamed: vector({ dimensions: 3 }).default([1, 2.5, -3]),
		half: halfvec({ dimensions: 4 }).notNull().default([0, 0, 0, 0]),
		sparse: sparsevec("sparse", { dimensions: 5 }).default("{1:1,3:2}/5"),
		mask: bit({ dimensions: 3 }).default("101"),
		place: geometry({ type: "point", mode: "xy", srid: 4326 }),
		spot: geometry("spot", { type: "point" }).notNull(),
		many: vector("many", { dimensions: 2 }).array(),
	},
	(t) => [
		index("items_hnsw").using("hnsw", t.unnamed.op("vector_l2_ops")),
		index("items_ivf").using("ivfflat", t.unnamed.op("vector_ip_ops")).with({ lists: 100 }),
		index("items_half").using("hnsw", t.half.op("halfvec_l2_ops")),
		index("items_bits").using("hnsw", t.mask.op("bit_hamming_ops")),
		index("items_place").using("gist", t.place),
	],
);
