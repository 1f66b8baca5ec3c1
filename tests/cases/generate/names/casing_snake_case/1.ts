import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  check,
  index,
  integer,
  pgTable,
  text,
  unique,
} from "drizzle-orm/pg-core";

export const userAccounts = pgTable(
	"userAccounts",
	{
		accountId: integer().primaryKey(),
		firstName: text().notNull(),
		HTMLBody: text(),
		explicitName: text("explicitName"),
		line2Text: text().unique(),
		ownerId: integer().references((): AnyPgColumn => userAccounts.accountId),
		x1y2: integer(),
		already_snake: integer(),
	},
	(t) => [index().on(t.firstName, t.line2Text), unique().on(t.ownerId, t.firstName), check("c", sql`${t.x1y2} > 0`)],
);
