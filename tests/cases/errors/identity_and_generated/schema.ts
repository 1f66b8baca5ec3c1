import { sql } from "drizzle-orm";
import { integer, pgTable } from "drizzle-orm/pg-core";

export const t = pgTable("people", { id: integer().generatedAlwaysAsIdentity().generatedAlwaysAs(sql`1 + 1`) });
