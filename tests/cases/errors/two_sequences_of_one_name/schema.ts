import { pgSequence } from "drizzle-orm/pg-core";

export const a = pgSequence("numbers");
export const b = pgSequence("numbers", { cache: 2 });
