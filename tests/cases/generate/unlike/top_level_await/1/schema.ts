import { integer, pgTable } from "drizzle-orm/pg-core";
import { size } from "./size";

const more = (await Promise.resolve(3))!;

export const rows = pgTable("rows", { id: integer().primaryKey().default(size + more) });
