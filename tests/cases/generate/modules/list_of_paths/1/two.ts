import { pgTable, serial } from "drizzle-orm/pg-core";

export const twos = pgTable("twos", { id: serial().primaryKey() });
