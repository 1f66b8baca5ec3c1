import { sql } from "drizzle-orm";
import { integer, pgTable } from "drizzle-orm/pg-core";

export const a = pgTable("a", { n: integer("n").default(sql`${1 + 1}`) });
