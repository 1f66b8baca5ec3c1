import { pgTable, text, varchar } from "drizzle-orm/pg-core";

export const rows = pgTable("rows", { id: text().primaryKey(), other: varchar() });
