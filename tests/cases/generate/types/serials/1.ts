import { bigserial, pgTable, serial, smallserial } from "drizzle-orm/pg-core";

export const tickets = pgTable("tickets", {
	id: serial("id").primaryKey(),
	small: smallserial("small"),
	big: bigserial("big", { mode: "number" }).notNull(),
	bigger: bigserial("bigger", { mode: "bigint" }),
});
