import { pgEnum, pgTable, serial } from "drizzle-orm/pg-core";

export const mood = pgEnum("mood", ["sad", "ok", "happy"]);
export const rows = pgTable("rows", { id: serial().primaryKey(), mood: mood() });
