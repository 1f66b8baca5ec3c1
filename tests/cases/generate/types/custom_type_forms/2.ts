import { sql, type SQL } from "drizzle-orm";
import { customType, index, pgTable, serial, text } from "drizzle-orm/pg-core";

const tsvector = customType<{ data: string }>({ dataType: () => "tsvector" });
const limited = customType<{ data: string; config?: { max?: number } }>({
	dataType: (config) => (config?.max ? `varchar(${config.max})` : "varchar"),
});

export const articles = pgTable(
	"articles",
	{
		id: serial().primaryKey(),
		body: text().notNull(),
		search: tsvector("search").generatedAlwaysAs((): SQL => sql`to_tsvector('english', ${articles.body})`),
		short: limited({ max: 20 }).default("y"),
		long: limited().notNull(),
	},
	(t) => [index("articles_search").using("gin", t.search)],
);
