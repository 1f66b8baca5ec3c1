import { pgEnum } from "drizzle-orm/pg-core";

export const LEVELS = ["low", "high"] as const;
export type Level = (typeof LEVELS)[number];
export const level = pgEnum("level", LEVELS);
