import { bigint, integer, pgSchema, pgTable, smallint } from "drizzle-orm/pg-core";

const app = pgSchema("app");
export { app };
export const a = app.table("a", {
	id: integer().primaryKey().generatedAlwaysAsIdentity({ name: "a_numbers", startWith: 1000, increment: 10 }),
	big: bigint({ mode: "bigint" }).generatedByDefaultAsIdentity({ maxValue: "9000000000000000000", cache: 20 }),
	small: smallint("small").generatedByDefaultAsIdentity({ minValue: 0, startWith: 0, cycle: true }),
});
export const down = pgTable("down", {
	id: integer().primaryKey().generatedAlwaysAsIdentity({ increment: -1 }),
	big: bigint("big", { mode: "number" }).generatedByDefaultAsIdentity({ increment: -5, minValue: -500 }),
	small: smallint().generatedAlwaysAsIdentity({ increment: "-2", maxValue: "-2", startWith: "-2" }),
});
export const bare = pgTable("bare", { n: integer().generatedByDefaultAsIdentity({}), key: integer("k").generatedAlwaysAsIdentity() });
