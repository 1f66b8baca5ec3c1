import { sql } from "drizzle-orm";
import { integer, pgPolicy, pgTable } from "drizzle-orm/pg-core";

export const t = pgTable("rows", { id: integer() });
export const p = pgPolicy("writing", { for: "insert", using: sql`true` }).link(t);
