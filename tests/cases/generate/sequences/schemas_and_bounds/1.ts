import { pgSchema, pgSequence, pgTable, integer } from "drizzle-orm/pg-core";
import { sql } from "drizzle-orm";

const app = pgSchema("app");
export { app };
export const inApp = app.sequence("numbers", { startWith: 5, increment: 5 });
export const bare = app.sequence("bare");
export const numbers = pgSequence("numbers", { cache: 10 });
export const down = pgSequence("down", { increment: -1 });
export const downFrom = pgSequence("down_from", { increment: -2, maxValue: 100, minValue: -100, startWith: 50, cycle: true });
export const strings = pgSequence("strings", { increment: "3", minValue: "0", maxValue: "30", startWith: "9", cache: "2" });
export const zero = pgSequence("zero", { minValue: 0, startWith: 0, cycle: false });
export const empty = pgSequence("empty", {});

export const rows = pgTable("rows", { id: integer().primaryKey().default(sql`nextval('numbers')`) });
