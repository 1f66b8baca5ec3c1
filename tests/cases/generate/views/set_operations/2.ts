import { asc, desc, eq } from "drizzle-orm";
import { integer, pgTable, pgView, QueryBuilder, text, union, unionAll } from "drizzle-orm/pg-core";

export const a = pgTable("a", { id: integer().primaryKey(), name: text() });
export const b = pgTable("b", { id: integer("b_id").primaryKey(), name: text("b_name") });
const qb = new QueryBuilder();
const as = () => qb.select({ id: a.id, name: a.name }).from(a);
const bs = () => qb.select({ id: b.id, name: b.name }).from(b);

export const v1 = pgView("v1").as(unionAll(as(), bs()));
export const v2 = pgView("v2").as(union(as(), bs(), as().where(eq(a.id, 1))).orderBy(desc(a.name), asc(a.id)));
export const v7 = pgView("v7").as((q) => q.select({ id: a.id }).from(a).unionAll(q.select({ id: b.id }).from(b)));
