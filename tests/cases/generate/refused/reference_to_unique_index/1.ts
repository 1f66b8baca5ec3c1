import { pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";

export const users = pgTable("users", { code: text(), site: text() }, (t) => [uniqueIndex("by_code").on(t.code)]);
export const posts = pgTable("posts", { user: text().references(() => users.code) });
