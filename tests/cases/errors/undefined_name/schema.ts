import { pgTable } from "drizzle-orm/pg-core";

export const a = pgTable("a", { id: integr().primaryKey() });
