import { sql, type SQL } from "drizzle-orm";
import { integer, pgEnum, pgSchema, pgTable, pgView, text, type PgColumn } from "drizzle-orm/pg-core";

export const level = pgEnum("level", ["low", "high"]);
export const s = pgSchema("s");
export const rows = s.table("rows", { id: integer().primaryKey(), name: text("Name"), level: level().notNull() });

const coalesce = <T>(column: PgColumn, other: T): SQL<T> => sql<T>`coalesce(${column}, ${other})`;
const list = sql.join([sql`1`, sql.raw("2"), sql`${3}`], sql.raw(", "));

export const pieces = pgView("pieces").as((qb) =>
	qb
		.select({
			text: sql<string>`${"it's $1 \\ text"}`.as("text"),
			number: sql<number>`${1.5} + ${-2}`.as("number"),
			nothing: sql`${null}::text`.as("nothing"),
			truth: sql`${true} and ${false}`.as("truth"),
			cast: sql`${"low"}::${level}`.as("cast"),
			name: sql`${sql.identifier("rows")}.${sql.identifier("Name")}`.as("nam e"),
			either: coalesce(rows.name, "none").as("either"),
			list: sql`${rows.id} in (${list})`.as("list"),
			mapped: sql`${rows.id}`.mapWith(String).as("mapped"),
			array: sql`array[${sql.join([1, 2].map((n) => sql`${n}`), sql`, `)}]`.as("array"),
			tuple: sql`${rows.id} in ${[1, 2]}`.as("tuple"),
			parts: sql`a`.if(false) ?? sql`'b'`.as("parts"),
		} as Record<string, SQL.Aliased>)
		.from(rows)
		.where(sql.fromList([sql`${rows.level}`, sql` = `, sql`${sql.param("high")}`, sql.empty()])),
);
export const text2 = pgView("text2", { id: integer("id"), name: text("Name") }).as(sql`select ${rows.id}, ${rows.name} from ${rows} where ${rows.name} <> ${"x"}`);
export const raw = s.view("raw", { n: integer() }).as(sql.raw("select 1 as n"));
export const encoded = pgView("encoded").as((qb) => qb.select({ id: rows.id }).from(rows).where(sql`${rows.id} = ${sql.param("7", rows.id)}`));
