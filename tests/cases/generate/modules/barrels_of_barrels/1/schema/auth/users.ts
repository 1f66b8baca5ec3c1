import { pgTable, serial, text } from "drizzle-orm/pg-core";
import { relations } from "drizzle-orm";
import { sessions } from "./sessions";

export const users = pgTable("users", { id: serial().primaryKey(), name: text() });
export type User = typeof users.$inferSelect;
export const usersRelations = relations(users, ({ many }) => ({ sessions: many(sessions) }));
