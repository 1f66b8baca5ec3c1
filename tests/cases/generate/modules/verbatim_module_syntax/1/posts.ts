import { pgTable, text } from "drizzle-orm/pg-core";
import { tables } from "./registry";

tables.posts = pgTable("posts", { name: text() });
export type User = { name: string };
export type Post = User;
