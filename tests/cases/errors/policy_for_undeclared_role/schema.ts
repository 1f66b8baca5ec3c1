import { sql } from "drizzle-orm";
import { integer, pgPolicy, pgRole, pgTable } from "drizzle-orm/pg-core";

export const author = pgRole("author");
export const notes = pgTable("notes", { id: integer().primaryKey() }, () => [
	pgPolicy("own", { to: author, using: sql`true` }),
	pgPolicy("all", { to: "editor", using: sql`true` }),
]);
