import { sql } from "drizzle-orm";
import { integer, pgPolicy, pgTable } from "drizzle-orm/pg-core";

export const t = pgTable("rows", { id: integer() }, () => [pgPolicy("nobody", { to: [], using: sql`true` })]);
