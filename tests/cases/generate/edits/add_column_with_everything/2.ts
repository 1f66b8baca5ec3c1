import { sql } from "drizzle-orm";
import {
  check,
  index,
  integer,
  jsonb,
  numeric,
  pgEnum,
  pgTable,
  serial,
  timestamp,
  varchar,
} from "drizzle-orm/pg-core";

export const kind = pgEnum("kind", ["a", "b"]);
export const teams = pgTable("teams", { id: serial().primaryKey() });
export const users = pgTable(
	"users",
	{
		id: serial().primaryKey(),
		kind: kind().notNull().default("a"),
		kinds: kind().array(),
		email: varchar({ length: 50 }).unique(),
		teamId: integer("team_id").references(() => teams.id, { onDelete: "cascade" }),
		made: timestamp({ withTimezone: true }).defaultNow().notNull(),
		data: jsonb().default({ a: 1 }),
		score: numeric({ precision: 4, scale: 1 }),
	},
	(t) => [index().on(t.teamId), check("made_ok", sql`${t.made} > '2000-01-01'`)],
);
