import { integer, pgTable } from "drizzle-orm/pg-core";

const id = integer("id");
export const a = pgTable("posts", { id: integer().primaryKey(), user: integer().references(() => id as never) });
