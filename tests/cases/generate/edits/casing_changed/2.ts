import { pgTable, serial, text } from "drizzle-orm/pg-core";

export const rows = pgTable("rows", { id: serial().primaryKey(), firstName: text("first_name"), lastName: text("last_name") });
