import { sql } from "drizzle-orm";
import { integer, pgPolicy, pgRole, pgTable, text } from "drizzle-orm/pg-core";

export const editor = pgRole("policy_editor", { inherit: true });
export const viewer = pgRole("policy viewer").existing();
export const posts = pgTable("posts", { id: integer().primaryKey(), owner: text().notNull() }, (t) => [
	pgPolicy("bare", { using: sql`true` }),
	pgPolicy("all", { for: "all", to: editor, using: sql`${t.owner} = session_user` }),
	pgPolicy("select", { for: "select", to: "public", using: sql`true` }),
	pgPolicy("insert", { for: "insert", to: ["current_role"], withCheck: sql`${t.id} > 1` }),
	pgPolicy("update", { for: "update", to: editor, using: sql`false`, withCheck: sql`owner <> ''` }),
	pgPolicy("delete", { for: "select", to: [editor, "postgres"], using: sql.raw("id > 5") }),
	pgPolicy("restrictive", { as: "permissive", using: sql`true` }),
]);
