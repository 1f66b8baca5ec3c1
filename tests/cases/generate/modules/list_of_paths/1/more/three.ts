import { pgTable, serial } from "drizzle-orm/pg-core";

export const threes = pgTable("threes", { id: serial().primaryKey() });
