import { pgTable, serial } from "drizzle-orm/pg-core";

export const bees = pgTable("bees", { id: serial().primaryKey() });
