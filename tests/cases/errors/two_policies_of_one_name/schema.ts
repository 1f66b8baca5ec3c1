import { integer, pgPolicy, pgTable } from "drizzle-orm/pg-core";

export const t = pgTable("rows", { id: integer() }, () => [pgPolicy("p"), pgPolicy("p")]);
