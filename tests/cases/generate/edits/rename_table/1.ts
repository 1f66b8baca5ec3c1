import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  check,
  index,
  integer,
  pgTable,
  serial,
  text,
} from "drizzle-orm/pg-core";

export const users = pgTable(
	"users",
	{ id: serial().primaryKey(), email: text().unique(), boss: integer().references((): AnyPgColumn => users.id) },
	(t) => [index().on(t.email), check("positive", sql`${t.id} > 0`)],
);
