import { index, integer, jsonb, pgTable, point, text, timestamp } from "drizzle-orm/pg-core";

export const documents = pgTable(
	"documents",
	{
		id: integer().primaryKey(),
		body: jsonb("body"),
		tags: text("tags").array(),
		made: timestamp("made"),
		name: text("name"),
		spot: point("spot"),
	},
	(t) => [
		index("d_body").using("gin", t.body),
		index("d_body_path").using("gin", t.body.op("jsonb_path_ops")),
		index("d_tags").using("gin", t.tags).with({ fastupdate: false }),
		index("d_made").using("brin", t.made).with({ pages_per_range: 64 }),
		index("d_name").using("hash", t.name),
		index("d_spot").using("gist", t.spot),
		index("d_btree").using("btree", t.name.asc(), t.made.desc()).with({ fillfactor: 70 }),
		index("d_pattern").on(t.name.op("text_pattern_ops")),
	],
);
