import { pgTable, text } from "drizzle-orm/pg-core";

export const rows = pgTable("rows", { b: text("b"), "2": text("2"), "10": text("10"), a: text("a"), "1": text("1") });
