import { pgTable, smallint } from "drizzle-orm/pg-core";

export const t = pgTable("people", { id: smallint().generatedAlwaysAsIdentity({ maxValue: 40000 }) });
