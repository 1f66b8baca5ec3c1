import { anonymousRole, authenticatedRole, authUid, crudPolicy } from "drizzle-orm/neon";
import { integer, pgRole, pgTable, text } from "drizzle-orm/pg-core";

export const manager = pgRole("neon_manager", { createDb: true });
export const todos = pgTable("todos", { id: integer().primaryKey(), userId: text("user_id").notNull() }, (t) => [
	crudPolicy({ role: authenticatedRole, read: true, modify: authUid(t.userId) }),
	crudPolicy({ role: anonymousRole, read: false, modify: false }),
]);
export const notes = pgTable("notes", { id: integer().primaryKey() }, () => [
	crudPolicy({ role: [authenticatedRole, "neon_manager"], read: true, modify: null }),
]);
