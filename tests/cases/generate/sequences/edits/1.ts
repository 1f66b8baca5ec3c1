import { pgSequence } from "drizzle-orm/pg-core";

export const a = pgSequence("a", { startWith: 1 });
export const b = pgSequence("b");
