import { sql } from "drizzle-orm";
import { integer, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";

const id = () => uuid("id").primaryKey().default(sql`gen_random_uuid()`);
const timestamps = {
	createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
	updatedAt: timestamp("updated_at", { withTimezone: true })
		.notNull()
		.defaultNow()
		.$onUpdate(() => new Date()),
};
const softDelete = { deletedAt: timestamp("deleted_at") };
const audited = { ...timestamps, ...softDelete, changedBy: uuid("changed_by").references(() => users.id) };

export const users = pgTable("users", { id: id(), name: text(), ...timestamps });
export const documents = pgTable("documents", { id: id(), title: text(), ...audited });
export const pages = pgTable("pages", { id: id(), number: integer(), ...audited });
