import { integer, pgSchema } from "drizzle-orm/pg-core";

export const one = pgSchema("two");
export const rows = one.table("rows", { id: integer().primaryKey() });
