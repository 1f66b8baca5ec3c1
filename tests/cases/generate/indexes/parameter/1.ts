import { eq } from "drizzle-orm";
import { boolean, index, integer, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";

export const rows = pgTable("rows", { id: integer().primaryKey(), done: boolean(), name: text() }, (t) => [
	uniqueIndex("open").on(t.name).where(eq(t.done, false)),
	index("named").on(t.id).where(eq(t.name, "it's")),
]);
