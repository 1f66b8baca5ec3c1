import { pgEnum, pgSchema, pgTable, serial } from "drizzle-orm/pg-core";

enum Color {
	Red = "red",
	Green = "green",
}
const Level = { Low: "low", High: "high" } as const;

export const color = pgEnum("color", Color);
export const level = pgEnum("level", Level);
export const size = pgEnum("Size", ["S", "M", "L"]);
export const kept = pgSchema("kept");
export const keptLevel = kept.enum("level", Level);
export const keptSize = kept.enum("size", ["s", "m"]);

export const things = pgTable("things", {
	id: serial().primaryKey(),
	color: color().notNull().default(Color.Red),
	level: level("lvl").default(Level.High),
	size: size().default("M"),
	keptLevel: keptLevel("kept_level").default("low"),
	keptSizes: keptSize("kept_sizes").array().default(["s"]),
	colors: color().array().notNull().default([Color.Red, Color.Green]),
});
