import { pgTable, serial } from "drizzle-orm/pg-core";
import { name } from "@/db/columns";
import { prefix } from "~lib";
import { level, type Level } from "@acme/shared";

export const rows = pgTable(`${prefix}rows`, { id: serial().primaryKey(), name: name("name"), level: level().default("low" satisfies Level) });
export { level };
