import { customType, integer, pgTable, varchar } from "drizzle-orm/pg-core";

const typed = (type: string) => customType<{ data: string }>({ dataType: () => type });

export const rows = pgTable("rows", { id: integer().primaryKey(), a: typed("bytea")("a").notNull(), b: typed("varchar(9)")("b") });
