import { pgEnum, pgTable, serial } from "drizzle-orm/pg-core";

export const users = pgTable("users", { id: serial().primaryKey() });
export const kind = pgEnum("kind", ["a", "b"]);
