import { integer, pgTable } from "drizzle-orm/pg-core";

type Limits = { max: number };
const limits: Limits | undefined = undefined as Limits | undefined;

export const a = pgTable("a", { id: integer().primaryKey().default(limits!.max) });
