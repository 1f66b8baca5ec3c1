import { integer, pgTable, text } from "drizzle-orm/pg-core";

const prefix = process.env.TABLE_PREFIX ?? "app_";
const withAudit = process.env.NODE_ENV !== "never";

export const rows = pgTable(`${prefix}rows`, {
	id: integer().primaryKey(),
	...(withAudit ? { changedBy: text("changed_by") } : {}),
	["computed_" + "name"]: text(),
});
