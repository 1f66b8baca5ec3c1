import { foreignKey, index, integer, pgTable, serial } from "drizzle-orm/pg-core";

export const users = pgTable("users", { id: serial().primaryKey(), tenant: integer() });

export const posts = pgTable(
	"posts",
	{ id: serial().primaryKey(), author: integer("author"), tenant: integer("tenant") },
	(table) => {
		return {
			authorFk: foreignKey({
				columns: [table.author],
				foreignColumns: [users.id],
				name: "posts_author_fk",
			}).onDelete("set null"),
			tenantIdx: index("posts_tenant_idx").on(table.tenant),
		};
	},
);
