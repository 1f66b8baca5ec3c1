import { sql } from "drizzle-orm";
import { index, integer, pgTable, text } from "drizzle-orm/pg-core";

export const a = pgTable("a", { id: integer().primaryKey(), n: text() }, (t) => [index().on(sql`lower(${t.n})`)]);
