import { integer, pgSchema, pgTable, text } from "drizzle-orm/pg-core";
import { sql } from "drizzle-orm";

export const kept = pgSchema("kept");
export const other = pgSchema("other");
export const keptRows = kept.table("rows", { id: integer().primaryKey(), name: text() });
export const otherRows = other.table("rows", { id: integer().primaryKey(), name: text() });
export const publicRows = pgTable("rows", { id: integer().primaryKey(), name: text() });
export const keptEnum = kept.enum("e", ["a", "b"]);
export const keptSequence = kept.sequence("s", { cache: 2 });
export const keptView = kept.view("v", { id: integer("id") }).as(sql`select 2 as id`);
