import { integer, pgTable, unique } from "drizzle-orm/pg-core";

export const other = pgTable("other", { there: integer() });
export const t = pgTable("rows", { here: integer() }, (t) => [unique().on(t.here, other.there)]);
