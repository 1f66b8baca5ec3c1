// Came by 0.44: enums from objects, numerics as numbers, joins with LATERAL and CROSS.
import { eq, sql } from "drizzle-orm";
import { integer, numeric, pgEnum, pgSchema, pgTable, pgView, text } from "drizzle-orm/pg-core";

enum Level {
	Low = "low",
	High = "high",
}
export const level = pgEnum("level", Level);
export const app = pgSchema("app");
export const appLevel = app.enum("level", { A: "a" });
export const teams = pgTable("teams", {
	id: integer().primaryKey(),
	level: level().notNull().default(Level.High),
	levels: level().array(),
	other: appLevel("other"),
	price: numeric({ mode: "number", precision: 8 }).default(2.5),
	name: text(),
});
export const view = pgView("view").as((qb) => {
	const sub = qb.select({ n: sql<number>`count(*)`.as("n") }).from(teams).where(eq(teams.id, sql`1`)).as("sub");
	return qb.select({ id: teams.id, n: sub.n }).from(teams).crossJoinLateral(sub);
});
