import { char, pgTable, serial, text, varchar } from "drizzle-orm/pg-core";

const sizes = ["small", "large"] as const;

export const shirts = pgTable("shirts", {
	id: serial().primaryKey(),
	size: text({ enum: sizes }).notNull().default("small"),
	fit: varchar("fit", { enum: ["slim", "wide"], length: 12 }).default("slim"),
	grade: char({ enum: ["a", "b"] }),
	code: char("code", { length: 8 }).notNull(),
	note: varchar(),
	brand: varchar({ length: 40 }).$type<"x" | "y">().unique(),
	label: text("label").$type<`label-${string}`>().default("label-none"),
});
