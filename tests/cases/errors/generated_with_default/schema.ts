import { sql } from "drizzle-orm";
import { integer, pgTable } from "drizzle-orm/pg-core";

export const t = pgTable("sums", { sum: integer().default(0).generatedAlwaysAs(sql`1 + 1`) });
