import {
	and, arrayContained, arrayContains, arrayOverlaps, between, eq, exists, gt, gte, ilike, inArray, isNotNull, isNull, like, lt, lte, ne, not,
	notBetween, notExists, notIlike, notInArray, notLike, or, sql,
} from "drizzle-orm";
import { boolean, date, integer, jsonb, pgEnum, pgTable, pgView, QueryBuilder, text, timestamp, uuid } from "drizzle-orm/pg-core";

export const kind = pgEnum("kind", ["a", "b"]);
export const rows = pgTable("rows", {
	id: integer().primaryKey(),
	name: text(),
	tags: text().array(),
	active: boolean(),
	day: date({ mode: "date" }),
	at: timestamp({ withTimezone: true }),
	kind: kind(),
	key: uuid(),
	body: jsonb(),
});
const qb = new QueryBuilder();
const some = qb.select({ one: sql`1` }).from(rows).where(lt(rows.id, 3));

const conditions = {
	comparisons: and(eq(rows.id, 1), ne(rows.id, 2), gt(rows.id, 3), gte(rows.id, 4), lt(rows.id, 5), lte(rows.id, 6)),
	nested: or(and(isNull(rows.name), not(eq(rows.active, true))), and(isNotNull(rows.name), undefined), undefined),
	lists: and(inArray(rows.id, [1, 2, 3]), notInArray(rows.name, ["x", "it's"]), inArray(rows.kind, ["a"])),
	subquery: and(inArray(rows.id, qb.select({ id: rows.id }).from(rows).where(gt(rows.id, 9))), exists(some), notExists(some)),
	ranges: and(between(rows.id, 1, 10), notBetween(rows.day, new Date(0), new Date(86400000))),
	patterns: or(like(rows.name, "a%"), notLike(rows.name, "b_"), ilike(rows.name, "%C%"), notIlike(rows.name, "\\d")),
	arrays: and(arrayContains(rows.tags, ["a", "b,c"]), arrayContained(rows.tags, ['q"uote']), arrayOverlaps(rows.tags, ["x"])),
	values: and(eq(rows.at, new Date("2024-01-02T03:04:05.678Z")), eq(rows.key, "00000000-0000-0000-0000-000000000000"), eq(rows.kind, "b")),
	json: eq(rows.body, { a: [1, "it's", null] }),
	columns: and(eq(rows.id, rows.id), sql`${rows.name} is distinct from ${"text"}`),
};

const of = (name: keyof typeof conditions) => pgView(`by_${name}`).as((qb) => qb.select({ id: rows.id }).from(rows).where(conditions[name]));
export const v01 = of("comparisons");
export const v02 = of("nested");
export const v03 = of("lists");
export const v04 = of("subquery");
export const v05 = of("ranges");
export const v06 = of("patterns");
export const v07 = of("arrays");
export const v08 = of("values");
export const v09 = of("json");
export const v10 = of("columns");
