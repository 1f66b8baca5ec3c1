import { pgSequence } from "drizzle-orm/pg-core";

export const s = pgSequence("halves", { increment: 0.5 });
