import { integer, pgTable } from "drizzle-orm/pg-core";

const size = (await Promise.resolve(3))!;

export const rows = pgTable("rows", { id: integer().primaryKey().default(size) });
