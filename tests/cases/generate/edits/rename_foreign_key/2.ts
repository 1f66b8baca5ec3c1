import { foreignKey, integer, pgTable, serial } from "drizzle-orm/pg-core";

export const users = pgTable("users", { id: serial().primaryKey() });
export const posts = pgTable("posts", { id: serial().primaryKey(), user: integer() }, (t) => [
	foreignKey({ name: "new_fk", columns: [t.user], foreignColumns: [users.id] }),
]);
