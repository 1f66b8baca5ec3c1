import { integer, pgTable } from "drizzle-orm/pg-core";

export const t = pgTable("people", { id: integer().default(7).generatedByDefaultAsIdentity() });
