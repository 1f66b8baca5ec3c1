import { pgTable, text, timestamp } from "drizzle-orm/pg-core";

export const log = pgTable("log", { line: text("line"), at: timestamp("at") });
