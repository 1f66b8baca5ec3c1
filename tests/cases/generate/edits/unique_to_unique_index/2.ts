import { pgTable, serial, text, uniqueIndex } from "drizzle-orm/pg-core";

export const rows = pgTable("rows", { id: serial().primaryKey(), a: text() }, (t) => [uniqueIndex("rows_a_index").on(t.a)]);
