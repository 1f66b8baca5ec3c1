import { index, pgTable, serial, text } from "drizzle-orm/pg-core";

export const rows = pgTable("rows", { id: serial().primaryKey(), a: text() }, (t) => [index("old_name").on(t.a)]);
