import {
  integer,
  jsonb,
  numeric,
  pgTable,
  text,
  timestamp,
  uuid,
  varchar,
} from "drizzle-orm/pg-core";

export const bags = pgTable("bags", {
	id: integer().primaryKey(),
	tags: text("tags").array(),
	scores: integer("scores").array().notNull(),
	matrix: integer("matrix").array().array(),
	triple: integer("triple").array(3),
	board: text("board").array(8).array(8),
	prices: numeric("prices", { precision: 8, scale: 2 }).array(),
	moments: timestamp("moments", { withTimezone: true }).array(),
	names: varchar("names", { length: 20 }).array(),
	ids: uuid("ids").array(),
	documents: jsonb("documents").array(),
});
