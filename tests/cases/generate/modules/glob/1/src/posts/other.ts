import { pgTable, serial } from "drizzle-orm/pg-core";

export const never = pgTable("never", { id: serial().primaryKey() });
