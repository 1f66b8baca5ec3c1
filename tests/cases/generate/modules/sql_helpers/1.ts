import { sql, type SQL, type SQLWrapper } from "drizzle-orm";
import { check, index, integer, jsonb, pgTable, text, timestamp, uniqueIndex, type AnyPgColumn } from "drizzle-orm/pg-core";

const lower = (column: AnyPgColumn): SQL => sql`lower(${column})`;
const now = sql`now()`;
const plus = (base: SQLWrapper, days: number) => sql`${base} + interval '${sql.raw(String(days))} days'`;
const oneOf = (column: AnyPgColumn, ...values: string[]) => sql`${column} = any (array[${sql.join(values.map((v) => sql.raw(`'${v}'`)), sql`, `)}])`;
const path = (column: AnyPgColumn, ...keys: string[]) => sql`(${column} #>> ${sql.raw(`'{${keys.join(",")}}'`)})`;

export const rows = pgTable(
	"rows",
	{
		id: integer().primaryKey(),
		email: text().notNull(),
		kind: text().notNull().default(sql.raw("'none'")),
		data: jsonb().notNull().default(sql`'{}'::jsonb`),
		made: timestamp().default(now),
		due: timestamp().default(plus(now, 7)),
		empty: text().default(sql.empty().append(sql`''`)),
		long: text().default(sql`repeat('x', ${sql.raw("3")}) || ${sql`'y'`}`),
	},
	(t) => [
		uniqueIndex("email").on(lower(t.email)),
		index("path").on(path(t.data, "a", "b")),
		check("kind", oneOf(t.kind, "a", "b", "none")),
		check("due", sql`${t.due} is null or ${t.due} > ${t.made}`),
	],
);
