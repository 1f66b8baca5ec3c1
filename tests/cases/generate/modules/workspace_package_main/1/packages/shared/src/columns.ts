import { timestamp } from "drizzle-orm/pg-core";

export const base = { createdAt: timestamp("created_at").defaultNow() };
