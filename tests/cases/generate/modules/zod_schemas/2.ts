import { createInsertSchema } from "drizzle-zod";
import { integer, jsonb, pgEnum, pgTable, serial, text, uuid, varchar } from "drizzle-orm/pg-core";
import * as z from "zod";

const Settings = z.object({ theme: z.enum(["dark", "light"]).default("light"), sizes: z.array(z.number().int()).default([3]) });
export const roleEnum = pgEnum("role", z.enum(["admin", "guest", "owner"]).options);
export const users = pgTable("users", {
	id: serial().primaryKey(),
	key: uuid().defaultRandom(),
	name: varchar({ length: 90 }).notNull(),
	role: roleEnum().default("guest"),
	settings: jsonb().default(Settings.parse({ theme: "dark" })),
	age: integer().default(21),
	bio: text(),
});
export const insertUser = createInsertSchema(users);
export const checks = pgTable("checks", {
	id: serial().primaryKey(),
	fields: text().default(Object.keys(insertUser.shape).join(",")),
	isValid: text(),
	message: text(),
});
