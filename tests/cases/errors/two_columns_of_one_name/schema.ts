import { integer, pgTable } from "drizzle-orm/pg-core";

export const t = pgTable("rows", { a: integer("n"), b: integer("n") });
