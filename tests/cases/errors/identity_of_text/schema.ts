import { pgTable, text } from "drizzle-orm/pg-core";

export const t = pgTable("people", {
	id: (text() as any).generatedAlwaysAsIdentity(),
});
