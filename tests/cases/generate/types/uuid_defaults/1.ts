import { sql } from "drizzle-orm";
import { pgTable, uuid } from "drizzle-orm/pg-core";

export const keys = pgTable("keys", {
	id: uuid("id").primaryKey().defaultRandom(),
	fixed: uuid("fixed").default("5bd6b2d5-6e3d-4b8c-9d0e-0a1b2c3d4e5f"),
	bySql: uuid("by_sql").default(sql`uuid_generate_v4()`),
	byCode: uuid("by_code").$defaultFn(() => crypto.randomUUID()),
});
