import { integer, pgTable } from "drizzle-orm/pg-core";
import { money } from "#lib/money";

export const rows = pgTable("rows", { id: integer().primaryKey(), price: money("price") });
