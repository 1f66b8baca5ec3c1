import { bigserial, pgTable, serial } from "drizzle-orm/pg-core";

export const rows = pgTable("rows", { id: serial().primaryKey(), n: bigserial({ mode: "number" }) });
