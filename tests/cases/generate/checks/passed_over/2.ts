import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, text, unique, uniqueIndex } from "drizzle-orm/pg-core";

export const parcels = pgTable("parcels", { id: integer().primaryKey(), weight: integer(), code: text() }, (t) => [
	check("parcels_weight", sql`${t.weight} > 0`),
	check("parcels_code", sql`length(${t.code}) = 8`),
	index("parcels_nothing").on(t.code),
	uniqueIndex("parcels_lower").on(sql`lower(${t.code})`),
	index("parcels_weights").on(t.weight),
]);
export const labels = pgTable("labels", { id: integer().primaryKey(), color: text() }, (t) => ({
	nothing: unique("labels_nothing").on(t.color),
}));
