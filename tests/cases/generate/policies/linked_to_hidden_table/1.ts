import { sql } from "drizzle-orm";
import { integer, pgPolicy, pgSchema, pgTable } from "drizzle-orm/pg-core";

const realtime = pgSchema("realtime");
const messages = realtime.table("messages", { id: integer() });
export const rows = pgTable("rows", { id: integer().primaryKey() });
export const reading = pgPolicy("reading", { for: "select", using: sql`true` }).link(messages);
export const writing = pgPolicy("writing", { for: "insert", to: "public", withCheck: sql`${messages.id} > 0` }).link(messages);
