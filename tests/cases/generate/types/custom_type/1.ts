import { customType, integer, numeric, pgTable } from "drizzle-orm/pg-core";

const bytea = customType<{ data: Uint8Array; driverData: Uint8Array }>({
	dataType() {
		return "bytea";
	},
});

const citext = customType<{ data: string }>({ dataType: () => "citext" });

const money = customType<{ data: number; config: { precision: number } }>({
	dataType: (config) => `numeric(${config?.precision ?? 10}, 2)`,
	toDriver: (value) => value.toFixed(2),
	fromDriver: Number,
});

export const files = pgTable("files", {
	id: integer().primaryKey(),
	content: bytea("content").notNull(),
	preset: bytea("preset"),
	price: money("price", { precision: 8 }).notNull().default(1.5),
	free: money("free"),
});

export { citext };
