import { integer, pgTable } from "drizzle-orm/pg-core";

const users = { id: undefined as never };
export const a = pgTable("posts", { id: integer().primaryKey(), user: integer().references(() => users.id) });
