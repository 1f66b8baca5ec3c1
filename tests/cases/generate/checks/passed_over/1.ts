import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, text, unique, uniqueIndex } from "drizzle-orm/pg-core";

export const parcels = pgTable("parcels", { id: integer().primaryKey(), weight: integer(), code: text() }, (t) => [
	sql`CONSTRAINT parcels_weight CHECK (${t.weight} > 0)`,
	check("parcels_code", sql`length(${t.code}) = 8`),
	index("parcels_nothing"),
	{ parcels_lower: uniqueIndex("parcels_lower").on(sql`lower(${t.code})`) },
	index("parcels_weights").on(t.weight),
]);
export const labels = pgTable("labels", { id: integer().primaryKey(), color: text() }, () => ({
	nothing: unique("labels_nothing"),
	text: text("text"),
	absent: undefined,
}));
