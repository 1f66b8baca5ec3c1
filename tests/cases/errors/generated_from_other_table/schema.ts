import { sql } from "drizzle-orm";
import { integer, pgTable } from "drizzle-orm/pg-core";

export const other = pgTable("other", { n: integer() });
export const t = pgTable("sums", { a: integer().generatedAlwaysAs(sql`${other.n} + 1`) });
