import { sql } from "drizzle-orm";
import { check, integer, pgTable } from "drizzle-orm/pg-core";

export const a = pgTable("a", { n: integer() }, (t) => [check("same", sql`${t.n} > 0`), check("same", sql`${t.n} < 9`)]);
