import { pgEnum, pgSchema, pgTable, serial } from "drizzle-orm/pg-core";

enum Color {
	Red = "red",
	Green = "green",
	Blue = "blue",
}
const Level = { Lowest: "lowest", Low: "low", High: "high" } as const;

export const color = pgEnum("color", Color);
export const level = pgEnum("level", Level);
export const size = pgEnum("Size", ["S", "M", "L", "XL"]);
export const kept = pgSchema("kept");
export const keptLevel = kept.enum("level", Level);
export const keptSize = kept.enum("size", ["s", "m", "l"]);

export const things = pgTable("things", {
	id: serial().primaryKey(),
	color: color().notNull().default(Color.Green),
	level: keptLevel("lvl").default(Level.High),
	size: size(),
	keptLevel: keptLevel("kept_level").notNull().default("low"),
	keptSizes: keptSize("kept_sizes").array(),
	colors: color().array().notNull(),
});
