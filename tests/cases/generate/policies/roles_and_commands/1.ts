import { sql } from "drizzle-orm";
import { integer, pgPolicy, pgRole, pgTable, text } from "drizzle-orm/pg-core";

export const editor = pgRole("policy_editor", { inherit: true });
export const viewer = pgRole("policy viewer").existing();
export const posts = pgTable("posts", { id: integer().primaryKey(), owner: text().notNull() }, (t) => [
	pgPolicy("bare"),
	pgPolicy("all", { for: "all", to: "public", using: sql`${t.owner} = current_user` }),
	pgPolicy("select", { for: "select", to: "current_user", using: sql`true` }),
	pgPolicy("insert", { for: "insert", to: ["session_user", "current_role"], withCheck: sql`${t.id} > 0` }),
	pgPolicy("update", { for: "update", to: editor, using: sql`true`, withCheck: sql`owner <> ''` }),
	pgPolicy("delete", { for: "delete", to: [editor, "postgres"], using: sql.raw("id > 5") }),
	pgPolicy("restrictive", { as: "restrictive", using: sql`exists (select 1 from ${posts} p where p.id = ${t.id})` }),
]);
