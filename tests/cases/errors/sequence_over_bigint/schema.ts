import { pgSequence } from "drizzle-orm/pg-core";

export const s = pgSequence("large", { maxValue: "9223372036854775808" });
