import { eq, sql } from "drizzle-orm";
import { except, exceptAll, integer, intersect, intersectAll, pgTable, pgView, QueryBuilder, text, union, unionAll } from "drizzle-orm/pg-core";

export const a = pgTable("a", { id: integer().primaryKey(), name: text() });
export const b = pgTable("b", { id: integer("b_id").primaryKey(), name: text("b_name") });
const qb = new QueryBuilder();
const as = () => qb.select({ id: a.id, name: a.name }).from(a);
const bs = () => qb.select({ id: b.id, name: b.name }).from(b);

export const v1 = pgView("v1").as(union(as(), bs()));
export const v2 = pgView("v2").as(unionAll(as(), bs(), as().where(eq(a.id, 1))).orderBy(a.id).limit(5).offset(1));
export const v3 = pgView("v3").as(intersect(as(), bs()));
export const v4 = pgView("v4").as(intersectAll(as(), bs()));
export const v5 = pgView("v5").as(except(as(), bs()));
export const v6 = pgView("v6").as(exceptAll(as(), bs()));
export const v7 = pgView("v7").as((q) => q.select({ id: a.id }).from(a).union(q.select({ id: b.id }).from(b)).orderBy(sql`id desc`));
export const v8 = pgView("v8").as((q) =>
	q.select({ id: a.id }).from(a).unionAll(({ union }) => union(q.select({ id: b.id }).from(b), q.select({ id: a.id }).from(a))),
);
export const v9 = pgView("v9").as(as().except(bs()).intersect(as()));
