import { pgSchema, text } from "drizzle-orm/pg-core";

export const shop = pgSchema("shop");
export const state = shop.enum("state", { Open: "open", Closed: "closed" });
export const orders = shop.table("orders", { title: text("title"), state: state("state"), all: state("all").array() });
