import { integer, pgEnum, pgTable } from "drizzle-orm/pg-core";

export const ROLES = ["admin", "member", "guest"] as const;
export type Role = (typeof ROLES)[number];
export const roleEnum = pgEnum("role", ROLES);

export const users = pgTable("users", {
	id: integer().primaryKey(),
	role: roleEnum("role").notNull().default("member" satisfies Role),
});
