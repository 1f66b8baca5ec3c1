import { sql } from "drizzle-orm";
import { integer, pgTable, pgView } from "drizzle-orm/pg-core";

export const users = pgTable("users", { id: integer() });
export const loud = pgView("loud").as((qb) => qb.select({ up: sql`upper(${users.id}::text)` }).from(users));
