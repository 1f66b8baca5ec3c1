import { pgTable, serial, text, unique } from "drizzle-orm/pg-core";

export const rows = pgTable("rows", { id: serial().primaryKey(), a: text() }, (t) => [unique("rows_a").on(t.a)]);
