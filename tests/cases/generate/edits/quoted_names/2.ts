import { index, integer, pgTable, varchar } from "drizzle-orm/pg-core";

export const rows = pgTable("my rows", { id: integer("the id").primaryKey(), "a.b": varchar("a.b", { length: 9 }).notNull().unique() }, (t) => [
	index("odd.name").on(t["a.b"]),
]);
