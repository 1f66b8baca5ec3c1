import { bit, halfvec, index, pgTable, serial, sparsevec, vector } from "drizzle-orm/pg-core";

export const chunks = pgTable(
	"chunks",
	{
		id: serial().primaryKey(),
		embedding: vector("embedding", { dimensions: 1536 }).notNull(),
		half: halfvec("half", { dimensions: 256 }),
		sparse: sparsevec("sparse", { dimensions: 1000 }),
		bits: bit("bits", { dimensions: 64 }),
		},
	(t) => [
		index("chunks_embedding").using("hnsw", t.embedding.op("vector_cosine_ops")).with({ m: 16, ef_construction: 64 }),
	],
);
