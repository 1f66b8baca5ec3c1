import { pgSequence } from "drizzle-orm/pg-core";

export const a = pgSequence("a", { startWith: 1, increment: 5, cache: 2 });
export const c = pgSequence("c");
