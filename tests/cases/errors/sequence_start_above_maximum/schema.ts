import { pgSequence } from "drizzle-orm/pg-core";

export const s = pgSequence("countdown", { increment: -1, startWith: 100 });
