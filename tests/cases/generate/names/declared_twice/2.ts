import { integer, pgEnum, pgRole, pgSequence, pgTable, text, uuid } from "drizzle-orm/pg-core";

export const mood = pgEnum("mood", ["sad", "ok", "happy"]);
export const posts = pgTable("posts", { id: integer().primaryKey(), mood: mood() });
export const users = pgTable("users", { key: uuid("id").primaryKey(), mood: mood("mood"), at: text(), name: text() });
export const notes = pgTable("notes", { id: integer().primaryKey() });
export const counter = pgSequence("counter");
export const editor = pgRole("editor", { createDb: true });
