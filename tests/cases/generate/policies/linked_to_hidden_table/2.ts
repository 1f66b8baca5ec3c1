import { sql } from "drizzle-orm";
import { integer, pgPolicy, pgSchema, pgTable } from "drizzle-orm/pg-core";

const realtime = pgSchema("realtime");
const messages = realtime.table("messages", { id: integer() });
export const rows = pgTable("rows", { id: integer().primaryKey() });
export const reading = pgPolicy("reading", { for: "select", using: sql`false` }).link(messages);
