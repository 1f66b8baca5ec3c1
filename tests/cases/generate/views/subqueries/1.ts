import { eq, gt, sql } from "drizzle-orm";
import { integer, pgMaterializedView, pgTable, pgView, QueryBuilder, text } from "drizzle-orm/pg-core";

export const users = pgTable("users", { id: integer().primaryKey(), name: text(), age: integer() });
const qb = new QueryBuilder();
const adults = qb.select({ id: users.id, shout: sql<string>`upper(${users.name})`.as("shout") }).from(users).where(gt(users.age, 17)).as("adults");

export const fromSubquery = pgView("from_subquery").as((q) => q.select().from(adults));
export const joined = pgView("joined").as((q) => q.select({ name: users.name, shout: adults.shout }).from(users).innerJoin(adults, eq(adults.id, users.id)));
export const scalar = pgView("scalar").as((q) =>
	q.select({ id: users.id, older: sql<number>`${qb.select({ n: sql`count(*)` }).from(users)}`.as("older") }).from(users),
);
export const deep = pgView("deep").as((q) => {
	const inner = q.select({ id: users.id }).from(users).as("inner");
	const outer = q.select({ id: inner.id }).from(inner).as("outer");
	return q.select().from(outer);
});
export const ofView = pgView("of_view").as((q) => q.select().from(joined));
export const ofViewPart = pgMaterializedView("of_view_part").as((q) => q.select({ s: joined.shout }).from(joined).where(sql`${joined.name} is not null`));
export const lockedRows = pgView("locked_rows").as((q) => q.select({ id: users.id }).from(users).for("update", { skipLocked: true, of: users }));
