import { integer, pgTable, serial } from "drizzle-orm/pg-core";
import { bees } from "./b";

export const hives = pgTable("hives", { id: serial().primaryKey(), queen: integer().references(() => bees.id) });
