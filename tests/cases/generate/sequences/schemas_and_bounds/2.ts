import { pgSchema, pgSequence, pgTable, integer } from "drizzle-orm/pg-core";
import { sql } from "drizzle-orm";

const app = pgSchema("app");
export { app };
export const inApp = app.sequence("numbers", { startWith: 10, increment: 10 });
export const bare = app.sequence("bare", { cycle: true });
export const numbers = pgSequence("numbers", { cache: 20 });
export const down = pgSequence("down", { increment: -10 });
export const downFrom = pgSequence("down_from", { increment: -2, maxValue: 100, minValue: -200, startWith: 50, cycle: true });
export const strings = pgSequence("strings", { increment: 3, minValue: 0, maxValue: 30, startWith: 9, cache: 2 });
export const zero = pgSequence("zero", { minValue: -1, startWith: 0 });
export const empty = pgSequence("empty");

export const rows = pgTable("rows", { id: integer().primaryKey().default(sql`nextval('numbers')`) });
