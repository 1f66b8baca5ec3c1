import { pgTable, text } from "drizzle-orm/pg-core";
import { tables } from "./registry";

tables.users = pgTable("users", { name: text() });
export type User = { name: string };
export type Post = User;
