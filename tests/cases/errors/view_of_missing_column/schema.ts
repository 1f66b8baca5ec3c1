import { integer, pgTable, pgView } from "drizzle-orm/pg-core";

export const users = pgTable("users", { id: integer() });
export const names = pgView("names").as((qb) =>
	qb.select({ id: users.id, name: (users as any).name }).from(users),
);
