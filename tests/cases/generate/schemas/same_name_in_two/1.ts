import { integer, pgSchema, pgTable } from "drizzle-orm/pg-core";

const a = pgSchema("a");
const b = pgSchema("b");
export { a, b };
export const inA = a.table("rows", { id: integer().primaryKey() });
export const inB = b.table("rows", { id: integer().primaryKey(), a: integer().references(() => inA.id) });
export const inPublic = pgTable("rows", { id: integer().primaryKey() });
