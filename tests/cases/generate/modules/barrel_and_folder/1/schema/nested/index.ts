import { pgTable, serial } from "drizzle-orm/pg-core";

export const tags = pgTable("tags", { id: serial().primaryKey() });
