import { sql, type SQL, type SQLWrapper } from "drizzle-orm";
import { check, index, integer, jsonb, pgTable, text, timestamp, uniqueIndex, type AnyPgColumn } from "drizzle-orm/pg-core";

const lower = (column: AnyPgColumn): SQL => sql`lower(trim(${column}))`;
const plus = (base: SQLWrapper, days: number) => sql`${base} + interval '${sql.raw(String(days))} days'`;
const path = (column: AnyPgColumn, ...keys: string[]) => sql`(${column} #>> ${sql.raw(`'{${keys.join(",")}}'`)})`;

export const rows = pgTable(
	"rows",
	{
		id: integer().primaryKey(),
		email: text().notNull(),
		kind: text().notNull(),
		data: jsonb().notNull().default(sql`'[]'::jsonb`),
		made: timestamp().defaultNow(),
		due: timestamp().default(plus(sql`now()`, 14)),
		empty: text().default(sql`''`),
		long: text(),
	},
	(t) => [uniqueIndex("email").on(lower(t.email)), index("path").on(path(t.data, "a", "c")), check("due", sql`${t.due} > ${t.made}`)],
);
