import { nanoid } from "nanoid";
import { pgTable, text } from "drizzle-orm/pg-core";

export const a = pgTable("a", { id: text("id").default(nanoid()) });
