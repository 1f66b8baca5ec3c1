import { pgEnum, pgTable, text } from "drizzle-orm/pg-core";

export const state = pgEnum("state", ["open", "closed"]);
export const orders = pgTable("orders", { title: text("title"), state: state("state"), last: text("last") });
