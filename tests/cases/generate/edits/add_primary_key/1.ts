import { integer, pgTable, text } from "drizzle-orm/pg-core";

export const a = pgTable("a", { id: integer(), n: text() });
export const b = pgTable("b", { x: integer(), y: integer() });
