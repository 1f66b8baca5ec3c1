// Came with 0.32: sequences, identities and generated columns.
import { sql, type SQL } from "drizzle-orm";
import { bigint, integer, pgSchema, pgSequence, pgTable, smallint, text } from "drizzle-orm/pg-core";

export const app = pgSchema("app");
export const numbers = pgSequence("numbers", { startWith: 10, increment: 2, minValue: 2, maxValue: 100, cache: 3, cycle: true });
export const plain = app.sequence("plain");
export const rows = pgTable("rows", {
	id: integer("id").primaryKey().generatedAlwaysAsIdentity({ name: "rows_ids", startWith: 5 }),
	big: bigint("big", { mode: "number" }).generatedByDefaultAsIdentity(),
	down: smallint("down").generatedAlwaysAsIdentity({ increment: -1 }),
	name: text("name").notNull(),
	upper: text("upper").generatedAlwaysAs((): SQL => sql`upper(${rows.name})`),
	text: text("text").generatedAlwaysAs("'x' || name"),
	sum: integer("sum").generatedAlwaysAs(sql`1 + 1`),
});
