import { createInsertSchema } from "drizzle-zod";
import { nanoid } from "nanoid";
import { init } from "@paralleldrive/cuid2";
import { integer, pgEnum, pgTable, text } from "drizzle-orm/pg-core";
import { z } from "zod";

const Level = z.enum(["low", "high"]);
const createId = init({ length: 10 });

export const level = pgEnum("level", Level.options);
export const rows = pgTable("rows", {
	id: text("id").primaryKey().$defaultFn(() => createId()),
	level: level("level").default(Level.parse("low")),
	slugLength: integer("slug_length").default(nanoid(12).length),
	idLength: integer("id_length").default(createId().length),
});

export const insertRow = createInsertSchema(rows, { level: Level });
