import { integer, pgSchema, pgTable } from "drizzle-orm/pg-core";
import { sql } from "drizzle-orm";

export const kept = pgSchema("kept");
export const other = pgSchema("other");
export const keptRows = kept.table("rows", { id: integer().primaryKey() });
export const otherRows = other.table("rows", { id: integer().primaryKey() });
export const publicRows = pgTable("rows", { id: integer().primaryKey() });
export const keptEnum = kept.enum("e", ["a"]);
export const keptSequence = kept.sequence("s");
export const keptView = kept.view("v", { id: integer("id") }).as(sql`select 1 as id`);
