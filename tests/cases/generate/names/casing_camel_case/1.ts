import { integer, pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";

export const user_accounts = pgTable(
	"user_accounts",
	{
		account_id: integer().primaryKey(),
		first_name: text().notNull().unique(),
		HTML_body: text(),
		explicit_name: text("explicit_name"),
		_private: integer(),
		ownerId: integer(),
	},
	(t) => [uniqueIndex().on(t.first_name, t.HTML_body), primaryKey({ columns: [t.first_name, t.ownerId] })],
);
