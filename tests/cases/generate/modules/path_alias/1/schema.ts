import { integer, pgTable } from "drizzle-orm/pg-core";
import { stamps } from "@/helpers/columns";
import { kind } from "~shared";

export { kind };
export const rows = pgTable("rows", { id: integer().primaryKey(), kind: kind(), ...stamps });
