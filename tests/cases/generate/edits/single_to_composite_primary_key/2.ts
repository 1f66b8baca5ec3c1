import { integer, pgTable, primaryKey } from "drizzle-orm/pg-core";

export const a = pgTable("a", { id: integer().notNull(), tenant: integer().notNull() }, (t) => [
	primaryKey({ columns: [t.tenant, t.id] }),
]);
