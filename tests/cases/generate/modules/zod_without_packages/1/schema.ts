import { createInsertSchema, createSelectSchema } from "drizzle-zod";
import { nanoid } from "nanoid";
import { createId } from "@paralleldrive/cuid2";
import { integer, pgTable, text } from "drizzle-orm/pg-core";
import { z } from "zod";

export const rows = pgTable("rows", {
	id: text("id").primaryKey().$defaultFn(() => createId()),
	slug: text("slug").$defaultFn(() => nanoid(12)).notNull(),
	count: integer("count").default(0),
});

export const insertRow = createInsertSchema(rows, { count: z.number().min(0).max(10) }).omit({ id: true });
export const selectRow = createSelectSchema(rows);
export const search = z.object({ q: z.string().trim().optional(), page: z.coerce.number().default(1) });
export type Search = z.infer<typeof search>;
