import { sql } from "drizzle-orm";
import { bigserial, pgPolicy, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { authenticatedRole, authUid, authUsers, realtimeMessages } from "drizzle-orm/supabase";

export const profiles = pgTable(
	"profiles",
	{
		id: uuid().primaryKey().references(() => authUsers.id),
		name: text().notNull(),
		seq: bigserial({ mode: "number" }),
	},
	(t) => [pgPolicy("own", { for: "all", to: authenticatedRole, using: sql`${authUid} = ${t.id}` })],
);
export const listen = pgPolicy("listen", { for: "select", to: authenticatedRole, using: sql`true` }).link(realtimeMessages);
