import { pgTable, text } from "drizzle-orm/pg-core";

export const shops = pgTable("shops", { id: text().primaryKey() });
