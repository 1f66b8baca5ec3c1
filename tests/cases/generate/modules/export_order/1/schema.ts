import { integer, pgTable } from "drizzle-orm/pg-core";

export const zebra = pgTable("a_table", { id: integer().primaryKey() });
export const Apple = pgTable("z_table", { id: integer().primaryKey() });
export const apple = pgTable("m_table", { id: integer().primaryKey() });
export const _under = pgTable("u_table", { id: integer().primaryKey() });
export const $dollar = pgTable("d_table", { id: integer().primaryKey() });
export const élan = pgTable("e_table", { id: integer().primaryKey() });
