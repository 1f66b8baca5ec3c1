import { createInsertSchema, createSchemaFactory, createSelectSchema, createUpdateSchema } from "drizzle-zod";
import { integer, jsonb, pgEnum, pgTable, pgView, serial, text, uuid, varchar } from "drizzle-orm/pg-core";
import { z } from "zod/v4";

const Settings = z.object({ theme: z.enum(["dark", "light"]).default("dark"), sizes: z.array(z.number().int()).default([1, 2]) });
type Settings = z.infer<typeof Settings>;
export const roleEnum = pgEnum("role", z.enum(["admin", "guest"]).options);
export const users = pgTable("users", {
	id: serial().primaryKey(),
	key: uuid().defaultRandom(),
	name: varchar({ length: z.string().max(80).parse("12345678").length * 10 }).notNull(),
	role: roleEnum().default(roleEnum.enumValues[1]),
	settings: jsonb().$type<Settings>().default(Settings.parse({})),
	age: integer().default(z.coerce.number().parse("18")),
	bio: text().default(z.string().trim().toUpperCase().parse("  hello ")),
});
export const names = pgView("names").as((qb) => qb.select({ name: users.name }).from(users));

export const insertUser = createInsertSchema(users, { name: (schema) => schema.min(2), settings: Settings });
export const selectUser = createSelectSchema(users);
export const updateUser = createUpdateSchema(users).omit({ id: true });
export const selectName = createSelectSchema(names);
export const selectRole = createSelectSchema(roleEnum);
export const coerced = createSchemaFactory({ coerce: { date: true } }).createInsertSchema(users);
export const checks = pgTable("checks", {
	id: serial().primaryKey(),
	fields: text().default(Object.keys(insertUser.shape).join(",")),
	isValid: text().default(String(insertUser.safeParse({ name: "x" }).success)),
	message: text().default(insertUser.safeParse({ name: "x" }).error?.issues.map((i) => i.path.join(".")).join(";") ?? "none"),
});
