import { integer, pgEnum, pgRole, pgSequence, pgTable, text, uuid } from "drizzle-orm/pg-core";

export const mood = pgEnum("mood", ["sad", "ok"]);
export const posts = pgTable("posts", { id: integer().primaryKey(), mood: mood() });
export const users = pgTable("users", { id: integer().primaryKey(), name: text("name"), label: text("name").notNull() });
export const notes = pgTable("notes", { id: integer().primaryKey() });
export const usersOfOtherFile = pgTable("users", { key: uuid("id").primaryKey(), mood: mood("mood"), at: text() });
export const betterMood = pgEnum("mood", ["sad", "ok", "happy"]);
export const counter = pgSequence("counter");
export const laterCounter = pgSequence("counter", { startWith: 5 });
export const editor = pgRole("editor");
export const laterEditor = pgRole("editor", { createDb: true });
