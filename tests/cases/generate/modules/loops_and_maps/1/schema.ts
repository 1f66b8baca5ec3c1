import { integer, pgTable, serial, text, type PgColumnBuilderBase } from "drizzle-orm/pg-core";

const languages = ["de", "en", "fr"] as const;

function localised<T extends string>(name: T) {
	const columns: Record<string, PgColumnBuilderBase> = {};
	for (const language of languages) {
		columns[`${name}_${language}`] = text(`${name}_${language}`);
	}
	return columns;
}

export const [first, second] = ["alpha", "beta"].map((name, at) =>
	pgTable(name, { id: serial().primaryKey(), rank: integer().default(at), ...localised("title") }),
);
