import { integer, pgTable, text } from "drizzle-orm/pg-core";

export const rows = pgTable("my rows", { id: integer("the id").primaryKey(), "a.b": text("a.b") });
