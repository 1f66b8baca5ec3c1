import { bit, geometry, halfvec, index, pgTable, serial, sparsevec, vector } from "drizzle-orm/pg-core";

export const items = pgTable(
	"items",
	{
		id: serial().primaryKey(),
		unnamed: vector({ dimensions: 4 }).default([1, 2, 3, 4]),
		half: halfvec({ dimensions: 4 }).notNull(),
		sparse: sparsevec("sparse", { dimensions: 5 }).default("{}/5"),
		mask: bit({ dimensions: 64 }),
		place: geometry({ type: "point", mode: "tuple", srid: 4326 }).notNull(),
		spot: geometry("spot", { type: "polygon", mode: "xy" }),
	},
	(t) => [
		index("items_hnsw").using("hnsw", t.unnamed.op("vector_cosine_ops")).with({ m: 8 }),
		index("items_ivf").using("ivfflat", t.unnamed.op("vector_ip_ops")).with({ lists: 200 }),
		index("items_place").using("spgist", t.place),
	],
);
