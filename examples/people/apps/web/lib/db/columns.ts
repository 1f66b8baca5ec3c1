import { sql } from "drizzle-orm";
import { numeric, text, timestamp, uuid, varchar } from "drizzle-orm/pg-core";
import { limits } from "@people/shared";

export const id = () => uuid("id").primaryKey().defaultRandom();

export const moment = (name: string) => timestamp(name, { withTimezone: true });

export const money = (name: string) => numeric(name, { precision: 12, scale: 2 });

export const slug = () => varchar("slug", { length: limits.slug }).notNull();

/** When a row was made and last changed. */
export const timestamps = {
	createdAt: moment("created_at").notNull().defaultNow(),
	updatedAt: moment("updated_at")
		.notNull()
		.default(sql`now()`)
		.$onUpdate(() => new Date()),
};

/** Rows that are hidden instead of deleted. */
export const archivable = {
	archivedAt: moment("archived_at"),
	archivedReason: text("archived_reason"),
};
