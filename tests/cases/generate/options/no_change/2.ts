import { index, integer, pgTable, text } from "drizzle-orm/pg-core";

export const a = pgTable("a", { id: integer("id").primaryKey(), b: text("b").default("x") }, (t) => ({ i: index().on(t.b) }));
