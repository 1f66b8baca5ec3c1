import { eq, sql } from "drizzle-orm";
import { integer, pgSchema, pgTable, pgView, text } from "drizzle-orm/pg-core";

export const mySchema = pgSchema("mySchema");
export const userAccounts = pgTable("userAccounts", { userId: integer().primaryKey(), fullName: text(), kept: text("keptName"), HTMLBody: text(), addedLater: text() });
export const inSchema = mySchema.table("inSchema", { rowId: integer().primaryKey(), ownerId: integer().references(() => userAccounts.userId) });
export const all = pgView("allAccounts").as((qb) => qb.select().from(userAccounts));
export const some = pgView("someAccounts").as((qb) =>
	qb.select({ fullName: userAccounts.fullName }).from(userAccounts).leftJoin(inSchema, eq(inSchema.ownerId, userAccounts.userId)),
);
export const manual = pgView("manualView", { userId: integer(), fullName: text() }).as(sql`select ${userAccounts.userId} from ${userAccounts}`);
