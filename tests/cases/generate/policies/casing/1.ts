import { sql } from "drizzle-orm";
import { integer, pgPolicy, pgTable, text } from "drizzle-orm/pg-core";

export const userRows = pgTable("userRows", { rowId: integer().primaryKey(), ownerName: text() }, (t) => [
	pgPolicy("ownRows", { using: sql`${t.ownerName} = current_user`, withCheck: sql`${t.rowId} > 0` }),
]);
export const linked = pgPolicy("linkedRows", { for: "select", using: sql`${userRows.ownerName} is not null` }).link(userRows);
