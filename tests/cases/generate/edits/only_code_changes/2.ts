import { jsonb, pgTable, serial } from "drizzle-orm/pg-core";

export const accounts = pgTable("users", {
	key: serial("id").primaryKey(),
	a: jsonb("a").$type<{ x: 1 }>().$defaultFn(() => ({ x: 1 })),
});
