import { pgTable, serial, text } from "drizzle-orm/pg-core";

export const rows = pgTable("rows", { id: serial().primaryKey(), x: text(), y: text(), z: text(), w: text() });
