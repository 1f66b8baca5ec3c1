import { integer, pgEnum, pgTable } from "drizzle-orm/pg-core";

export const lonely = pgEnum("lonely", ["a", "b"]);
export const rows = pgTable("rows", { id: integer().primaryKey() });
