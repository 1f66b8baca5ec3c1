import { integer, pgTable, pgView, text } from "drizzle-orm/pg-core";

export const users = pgTable("users", { id: integer().primaryKey(), name: text() });
export const a = pgView("a").with({ securityInvoker: true }).as((qb) => qb.select({ id: users.id }).from(users));
export const c = pgView("c").as((qb) => qb.select().from(users));
