/* eslint-disable */
/**
 * Users // not a comment
 */
import { integer, /* inner */ pgTable, text } from "drizzle-orm/pg-core"; // trailing

export const rows = pgTable(/* name: */ "rows", {
	id: integer().primaryKey(), // the key
	// gone: text(),
	url: text().default("http://example.org/*x*/"),
	/** @deprecated */ old: text().default(`a // b ${"/* c */"}`),
});
