import { integer, jsonb, pgTable } from "drizzle-orm/pg-core";
import type { Missing } from "./no-such-file";
import { type Settings, type Other } from "./types";
import { Payload } from "./types";

export const rows = pgTable("rows", {
	id: integer().primaryKey(),
	settings: jsonb("settings").$type<Settings>(),
	payload: jsonb("payload").$type<Payload | Missing | Other>(),
});
export type Row = typeof rows.$inferSelect;
export type { Settings };
export interface NewRow extends Partial<typeof rows.$inferInsert> {
	extra?: Payload;
}
