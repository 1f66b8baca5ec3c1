import { customType, integer, pgTable } from "drizzle-orm/pg-core";

const typed = (type: string) => customType<{ data: string }>({ dataType: () => type });

export const rows = pgTable("rows", { id: integer().primaryKey(), a: typed("bytea")("a"), b: typed("text")("b") });
