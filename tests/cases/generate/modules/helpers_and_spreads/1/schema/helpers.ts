import { sql } from "drizzle-orm";
import { boolean, integer, text, timestamp, uuid, type AnyPgColumn } from "drizzle-orm/pg-core";

export const id = () => uuid("id").primaryKey().defaultRandom();
export const timestamps = {
	createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
	updatedAt: timestamp("updated_at", { withTimezone: true }).notNull().defaultNow().$onUpdate(() => new Date()),
};
export const softDelete = (isOn: boolean) => ({
	...(isOn ? { deletedAt: timestamp("deleted_at"), deleted: boolean("deleted").generatedAlwaysAs(sql`deleted_at is not null`) } : {}),
});
export const owned = (to: () => AnyPgColumn, name = "owner") => ({ [name]: uuid(`${name}_id`).references(to, { onDelete: "cascade" }) });
export const counter = <N extends string>(name: N) => ({ [name]: integer(name).notNull().default(0) }) as Record<N, ReturnType<typeof integer>>;
export const slug = text("slug").notNull();
