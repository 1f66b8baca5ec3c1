import { index, integer, pgTable } from "drizzle-orm/pg-core";

export const a = pgTable("a", { id: integer().primaryKey(), n: integer() }, (t) => [index("same").on(t.n), index("same").on(t.id)]);
