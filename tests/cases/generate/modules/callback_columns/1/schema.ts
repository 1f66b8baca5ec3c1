import { pgTable } from "drizzle-orm/pg-core";

export const rows = pgTable("rows", (t) => ({
	id: t.uuid().primaryKey().defaultRandom(),
	name: t.varchar({ length: 20 }).notNull(),
	data: t.jsonb(),
}));
