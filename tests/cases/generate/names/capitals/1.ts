import { index, integer, pgTable, text } from "drizzle-orm/pg-core";

export const users = pgTable("Users", {
	Id: integer("Id").primaryKey(),
	firstName: text("firstName").notNull(),
	LAST_NAME: text(),
});

export const orders = pgTable(
	"userOrders",
	{ id: integer().primaryKey(), userId: integer("userId").references(() => users.Id) },
	(t) => [index().on(t.userId)],
);
