import { sql } from "drizzle-orm";
import { boolean, index, integer, jsonb, pgSchema, pgTable, text, timestamp, uniqueIndex } from "drizzle-orm/pg-core";

export const app = pgSchema("app");
export const docs = pgTable(
	"docs",
	{ id: integer().primaryKey(), title: text().notNull(), body: jsonb(), done: boolean(), at: timestamp("made_at"), tags: text().array() },
	(t) => [
		uniqueIndex().on(t.title),
		index().on(t.title, t.at.desc().nullsLast(), t.id.asc().nullsLast()),
		index("with_op").on(t.title.op("varchar_pattern_ops")),
		index("op_and_order").on(t.title.op("varchar_pattern_ops"), t.id.desc()),
		uniqueIndex("where_and").on(t.title).where(sql`done = true`),
		uniqueIndex("where_raw").on(t.id),
		index("where_param").on(t.id).where(sql`${t.id} > 6`),
		index("gin_ops").using("gin", t.body),
		index("gin_tags").using("gin", t.tags).with({ fastupdate: "on" }),
		index("brin").using("brin", t.at).with({ pages_per_range: 8 }),
		index("hash").using("hash", t.title),
		index("nulls").on(t.at.nullsLast(), t.id.nullsFirst()),
		uniqueIndex("mixed").using("btree", sql`upper(${t.title})`, t.id.desc()),
		index("only").on(t.at),
		index("raw").on(sql.raw(`"title" collate "C" asc`)),
	],
);
export const inApp = app.table("docs", { id: integer().primaryKey(), title: text() }, (t) => [
	index("renamed").on(t.title),
	uniqueIndex().on(t.title),
	index("expression").on(sql`lower(${t.title})`).where(sql`${t.title} is not null`),
]);
