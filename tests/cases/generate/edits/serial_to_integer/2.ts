import { integer, pgTable } from "drizzle-orm/pg-core";

export const rows = pgTable("rows", { id: integer().primaryKey(), n: integer() });
