import { bigint, integer, pgTable } from "drizzle-orm/pg-core";

export const rows = pgTable("rows", { id: integer().primaryKey(), n: bigint({ mode: "number" }) });
