import { integer, pgTable } from "drizzle-orm/pg-core";
import { helper } from "./helpers/missing";

export const a = pgTable("a", { id: helper(integer()) });
