import { sql } from "drizzle-orm";
import { integer, pgPolicy, pgRole, pgTable } from "drizzle-orm/pg-core";

export const editor = pgRole("editor").existing();
const writer = pgRole("writer");

export const notes = pgTable("notes", { id: integer().primaryKey() }, () => [
	pgPolicy("by_name", { to: "editor", using: sql`true` }),
	pgPolicy("by_object", { to: [writer, "current_user"], using: sql`true` }),
	pgPolicy("of_the_host", { to: ["authenticated", "pg_monitor"], using: sql`true` }),
]);
