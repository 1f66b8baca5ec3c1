import { pgTable, serial, text } from "drizzle-orm/pg-core";

export const users = pgTable("people", { id: serial().primaryKey(), fullName: text("full_name").notNull(), email: text().unique() });
