import { and, isNotNull, sql } from "drizzle-orm";
import { boolean, index, integer, jsonb, pgSchema, pgTable, text, timestamp, uniqueIndex } from "drizzle-orm/pg-core";

export const app = pgSchema("app");
export const docs = pgTable(
	"docs",
	{ id: integer().primaryKey(), title: text().notNull(), body: jsonb(), done: boolean(), at: timestamp("made_at"), tags: text().array() },
	(t) => [
		index().on(t.title),
		index().on(t.title, t.at.desc().nullsFirst(), t.id.asc().nullsLast()),
		index("with_op").on(t.title.op("text_pattern_ops")),
		index("op_and_order").on(t.title.desc().op("varchar_pattern_ops"), t.id),
		uniqueIndex("where_and").on(t.title).where(and(isNotNull(t.done), isNotNull(t.at))),
		uniqueIndex("where_raw").on(t.id).where(sql`${t.done} is true and title <> 'it''s'`),
		index("where_param").on(t.id).where(sql`${t.id} > 5`),
		index("gin_ops").using("gin", t.body.op("jsonb_path_ops")),
		index("gin_tags").using("gin", t.tags).with({ fastupdate: "off", gin_pending_list_limit: 128 }),
		index("spgist").using("spgist", t.title),
		index("brin").using("brin", t.at, t.id).with({ pages_per_range: 4, autosummarize: true }),
		index("hash").using("hash", sql`md5(${t.title})`),
		index("nulls").on(t.at.nullsFirst(), t.id.nullsLast()),
		uniqueIndex("mixed").using("btree", sql`lower(${t.title})`, t.id.desc(), sql`(${t.body} ->> 'a')`),
		index("only").onOnly(t.at),
		index("raw").on(sql.raw(`"title" collate "C" desc nulls last`)),
	],
);
export const inApp = app.table("docs", { id: integer().primaryKey(), title: text() }, (t) => [
	index().on(t.title),
	uniqueIndex().on(t.title, t.id),
	index("expression").on(sql`upper(${t.title})`).where(sql`${t.title} is not null`),
]);
