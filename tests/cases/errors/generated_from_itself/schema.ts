import { sql } from "drizzle-orm";
import { integer, pgTable } from "drizzle-orm/pg-core";

export const t = pgTable("sums", { a: integer().generatedAlwaysAs((): import("drizzle-orm").SQL => sql`(${t.a}) + 1`) });
