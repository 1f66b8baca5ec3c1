import { integer, pgSchema } from "drizzle-orm/pg-core";

export const one = pgSchema("one");
export const rows = one.table("rows", { id: integer().primaryKey() });
