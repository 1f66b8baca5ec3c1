import { eq, sql } from "drizzle-orm";
import { integer, pgPolicy, pgTable, text } from "drizzle-orm/pg-core";

export const rows = pgTable("rows", { id: integer().primaryKey(), owner: text() }, (t) => [
	pgPolicy("mine", { for: "select", using: eq(t.owner, "me") }),
	pgPolicy("small", { for: "insert", withCheck: sql`${t.id} > ${0} and ${t.id} < ${10}` }),
]);
