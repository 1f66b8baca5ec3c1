import { integer, pgTable, unique } from "drizzle-orm/pg-core";

export const a = pgTable("a", { n: integer(), m: integer() }, (t) => [unique("same").on(t.n), unique("same").on(t.m)]);
