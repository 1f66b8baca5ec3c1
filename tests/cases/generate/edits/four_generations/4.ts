import { index, pgTable, serial, text } from "drizzle-orm/pg-core";

export const users = pgTable("members", { id: serial().primaryKey(), title: text().notNull() }, (t) => [index().on(t.title)]);
