// Came with 0.31: types of extensions, points and lines, and all that an index can say.
import { sql } from "drizzle-orm";
import { bit, geometry, halfvec, index, integer, line, pgTable, point, sparsevec, text, uniqueIndex, vector } from "drizzle-orm/pg-core";

export const places = pgTable(
	"places",
	{
		id: integer("id").primaryKey(),
		name: text("name").notNull(),
		point: point("point", { mode: "xy" }),
		tuple: point("tuple"),
		line: line("line", { mode: "abc" }),
		shape: geometry("shape", { type: "point", mode: "xy", srid: 4326 }),
		embedding: vector("embedding", { dimensions: 3 }),
		half: halfvec("half", { dimensions: 4 }),
		sparse: sparsevec("sparse", { dimensions: 5 }),
		bits: bit("bits", { dimensions: 6 }),
	},
	(t) => ({
		ordered: index("ordered").on(t.name.desc().nullsFirst(), t.id.asc()),
		lower: uniqueIndex("lower").on(sql`lower(${t.name})`),
		hnsw: index("hnsw").using("hnsw", t.embedding.op("vector_cosine_ops")).with({ m: 16 }),
		gist: index("gist").using("gist", t.point).concurrently(),
		some: index("some").on(t.name.op("text_pattern_ops")).where(sql`${t.id} > 5`),
	}),
);
