import { pgTable, serial } from "drizzle-orm/pg-core";

export const t = pgTable("people", { id: serial().default(5) });
