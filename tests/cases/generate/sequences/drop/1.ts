import { pgSequence } from "drizzle-orm/pg-core";

export const a = pgSequence("a");
