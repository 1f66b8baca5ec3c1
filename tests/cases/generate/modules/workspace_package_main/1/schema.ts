import { integer, pgTable } from "drizzle-orm/pg-core";
import { base } from "shared";

export const rows = pgTable("rows", { id: integer().primaryKey(), ...base });
