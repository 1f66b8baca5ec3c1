import { integer, pgTable, primaryKey } from "drizzle-orm/pg-core";

export const other = pgTable("other", { there: integer() });
export const t = pgTable("rows", { here: integer() }, (t) => [primaryKey({ columns: [t.here, other.there] as any })]);
