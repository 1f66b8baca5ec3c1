import { sql } from "drizzle-orm";
import { bigserial, pgPolicy, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { anonRole, authenticatedRole, authUid, authUsers, postgresRole, realtimeMessages, realtimeTopic, serviceRole, supabaseAuthAdminRole } from "drizzle-orm/supabase";

export const profiles = pgTable(
	"profiles",
	{
		id: uuid().primaryKey().references(() => authUsers.id, { onDelete: "cascade" }),
		name: text().notNull(),
		seq: bigserial({ mode: "number" }),
	},
	(t) => [
		pgPolicy("read", { for: "select", to: [anonRole, authenticatedRole], using: sql`true` }),
		pgPolicy("own", { for: "update", to: authenticatedRole, using: sql`${authUid} = ${t.id}`, withCheck: sql`${authUid} = ${t.id}` }),
		pgPolicy("service", { to: [serviceRole, postgresRole, supabaseAuthAdminRole], using: sql`true` }),
	],
).enableRLS();
export const listen = pgPolicy("listen", {
	for: "select",
	to: authenticatedRole,
	using: sql`exists (select 1 from ${profiles} where ${profiles.id} = ${authUid} and ${realtimeTopic} = 'x')`,
}).link(realtimeMessages);
