import { integer, pgTable } from "drizzle-orm/pg-core";

const tables: { users?: { id: never } } = {};
export const a = pgTable("posts", {
	id: integer().primaryKey(),
	user: integer().references(() => tables.users!.id),
});
