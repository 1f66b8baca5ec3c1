import { parseArgs } from "node:util";
import { pgTable, text } from "drizzle-orm/pg-core";
import none, { gone, here } from "./other";

export const posts = pgTable("posts", { id: text().default(`${here} ${typeof gone} ${typeof none}`) });
export const later = () => gone(parseArgs);
