import { integer, pgTable } from "drizzle-orm/pg-core";
import { c } from "./c";

export const a = pgTable("a", { id: integer().primaryKey(), c: integer().references(() => c.id) });
