import { pgTable, serial } from "drizzle-orm/pg-core";

export const ones = pgTable("ones", { id: serial().primaryKey() });
