import { integer, pgEnum, pgTable } from "drizzle-orm/pg-core";

const Kinds = { Small: "small", Large: "large" } as const;

export const kind = pgEnum("kind", Kinds);
export const level = pgEnum("level", ["low", "high"]);
export const color = pgEnum("Color", ["Red", "grün", "it's", 'say "x"', "", "a b"]);

export const things = pgTable("things", {
	id: integer().primaryKey(),
	kind: kind("kind").notNull(),
	level: level(),
	color: color("colour").default("Red"),
});
