import { eq, sql } from "drizzle-orm";
import { integer, pgTable, pgView, text } from "drizzle-orm/pg-core";

export const users = pgTable("users", { id: integer().primaryKey(), name: text() });
export const all = pgView("all_users").as((qb) => qb.select().from(users));
export const some = pgView("some_users").with({ checkOption: "local", securityBarrier: true }).as((qb) =>
	qb.select({ id: users.id }).from(users).where(eq(users.name, "it's")),
);
export const raw = pgView("raw_users", { id: integer("id") }).as(sql`select id from users`);
export const existing = pgView("existing_users", { id: integer("id") }).existing();
