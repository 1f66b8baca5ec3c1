import { pgEnum, pgTable, text } from "drizzle-orm/pg-core";

export const state = pgEnum("state", ["draft", "open", "closed"]);
export const orders = pgTable("orders", { title: text("title"), state: state("state").default("draft") });
