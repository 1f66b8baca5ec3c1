import { sql, type SQL } from "drizzle-orm";
import { customType, index, pgTable, serial, text } from "drizzle-orm/pg-core";

const tsvector = customType<{ data: string }>({ dataType: () => "tsvector" });
const bits = customType<{ data: string; config: { length: number }; configRequired: true }>({
	dataType: ({ length }) => `bit varying(${length})`,
});
const limited = customType<{ data: string; config?: { max?: number } }>({
	dataType(config) {
		return config?.max === undefined ? "varchar" : `varchar(${config.max})`;
	},
	toDriver: (value) => value.trim(),
	fromDriver: (value) => String(value),
});
const int4range = customType<{ data: [number, number]; driverData: string }>({
	dataType: () => "int4range",
	toDriver: ([from, to]) => `[${from},${to})`,
	fromDriver: (value) => JSON.parse(value.replace(")", "]")),
});
const money = customType({ dataType: () => " numeric(12, 2) ".trim() });

export const articles = pgTable(
	"articles",
	{
		id: serial().primaryKey(),
		body: text().notNull(),
		search: tsvector("search").generatedAlwaysAs((): SQL => sql`to_tsvector('simple', ${articles.body})`),
		flags: bits("flags", { length: 8 }).default("10101010"),
		unnamed: bits({ length: 3 }),
		short: limited({ max: 10 }).default("  x "),
		long: limited(),
		span: int4range("span").default(sql`'[1,10)'`),
		price: money("price").array(),
	},
	(t) => [index("articles_search").using("gin", t.search)],
);
