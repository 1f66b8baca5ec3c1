import { integer, pgTable, unique } from "drizzle-orm/pg-core";

export const t = pgTable("rows", { here: integer() }, (t) => [unique().on(t.here, t.here)]);
