import { integer, pgTable, text } from "drizzle-orm/pg-core";

export const users = pgTable("users", {
	id: integer().primaryKey(),
	email: text("email").unique(),
	login: text("login").notNull().unique("users_login_key"),
	badge: integer("badge").unique("badge_no_nulls", { nulls: "not distinct" }),
	desk: integer("desk").unique(undefined, { nulls: "distinct" }),
	phoneNumber: text("phoneNumber").unique(),
});
