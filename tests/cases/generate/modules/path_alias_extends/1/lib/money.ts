import { numeric } from "drizzle-orm/pg-core";

export const money = (name: string) => numeric(name, { precision: 10, scale: 2 }).notNull().default("0");
