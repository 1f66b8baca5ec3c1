import { pgEnum, pgTable, text } from "drizzle-orm/pg-core";

const state = pgEnum("state", ["open", "closed"]);

export const orders = pgTable("orders", { title: text("title"), state: state("state").default("open") });
