import { integer, pgTable, pgView, text } from "drizzle-orm/pg-core";

export const users = pgTable("users", { id: integer().primaryKey(), name: text() });
export const a = pgView("a").as((qb) => qb.select().from(users));
export const b = pgView("b").as((qb) => qb.select().from(users));
