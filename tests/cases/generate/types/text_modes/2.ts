import { char, pgTable, serial, text, varchar } from "drizzle-orm/pg-core";

const sizes = ["small", "medium", "large"] as const;

export const shirts = pgTable("shirts", {
	id: serial().primaryKey(),
	size: varchar({ enum: sizes, length: 20 }).notNull().default("medium"),
	fit: varchar("fit", { enum: ["slim", "wide"], length: 24 }).default("slim"),
	grade: char({ enum: ["a", "b"], length: 2 }),
	code: char("code", { length: 8 }),
	note: text(),
	brand: varchar({ length: 80 }).$type<"x" | "y">(),
	label: text("label").$type<`label-${string}`>(),
});
