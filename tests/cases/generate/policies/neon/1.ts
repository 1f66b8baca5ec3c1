import { sql } from "drizzle-orm";
import { anonymousRole, authenticatedRole, authUid, crudPolicy } from "drizzle-orm/neon";
import { integer, pgPolicy, pgRole, pgTable, text } from "drizzle-orm/pg-core";

export const reader = pgRole("reader").existing();
export const manager = pgRole("neon_manager");
export const todos = pgTable("todos", { id: integer().primaryKey(), userId: text("user_id").notNull() }, (t) => [
	crudPolicy({ role: authenticatedRole, read: authUid(t.userId), modify: authUid(t.userId) }),
	crudPolicy({ role: anonymousRole, read: true, modify: false }),
	pgPolicy("extra", { to: [authenticatedRole, manager], using: sql`${t.id} > 0` }),
]);
export const notes = pgTable("notes", { id: integer().primaryKey() }, () => [
	...crudPolicy({ role: [authenticatedRole, "neon_manager"], read: null, modify: sql`id < 100` }),
	crudPolicy({ role: "reader", read: sql`true`, modify: null }),
]);
