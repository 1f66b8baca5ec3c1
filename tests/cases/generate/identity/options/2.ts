import { bigint, integer, pgSchema, pgTable, smallint } from "drizzle-orm/pg-core";

const app = pgSchema("app");
export { app };
export const a = app.table("a", {
	id: integer().primaryKey().generatedByDefaultAsIdentity({ name: "a_numbers", startWith: 2000, increment: 10 }),
	big: bigint({ mode: "bigint" }).generatedByDefaultAsIdentity({ maxValue: "9000000000000000000", cache: 1 }),
	small: smallint("small").generatedByDefaultAsIdentity({ minValue: 0, startWith: 0 }),
});
export const down = pgTable("down", {
	id: integer().primaryKey().generatedAlwaysAsIdentity({ increment: -1, cycle: true }),
	big: bigint("big", { mode: "number" }).generatedAlwaysAsIdentity({ increment: -5, minValue: -1000 }),
	small: smallint().generatedAlwaysAsIdentity({ increment: "-2", maxValue: "-2", startWith: "-4" }),
});
export const bare = pgTable("bare", { n: integer().generatedByDefaultAsIdentity({ name: "bare_n" }), key: integer("k").notNull() });
