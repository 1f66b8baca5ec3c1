import { index, integer, pgTable } from "drizzle-orm/pg-core";

export const other = pgTable("other", { there: integer() });
export const t = pgTable("rows", { here: integer() }, (t) => [index("by_there").on(other.there as any)]);
