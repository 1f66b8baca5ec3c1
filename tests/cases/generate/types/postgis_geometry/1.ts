import { geometry, index, integer, pgTable } from "drizzle-orm/pg-core";

export const areas = pgTable(
	"areas",
	{
		id: integer().primaryKey(),
		spot: geometry("spot", { type: "point", mode: "xy", srid: 4326 }).notNull(),
		tuple: geometry("tuple", { type: "point" }),
		shape: geometry("shape"),
	},
	(t) => [index("areas_spot").using("gist", t.spot)],
);
