import { pgTable, uuid } from "drizzle-orm/pg-core";

export const rows = pgTable("rows", { id: uuid().primaryKey().defaultRandom(), other: uuid().notNull() });
