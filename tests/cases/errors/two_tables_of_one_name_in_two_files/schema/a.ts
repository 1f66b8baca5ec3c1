import { integer, pgTable } from "drizzle-orm/pg-core";

export const one = pgTable("same", { id: integer() });
