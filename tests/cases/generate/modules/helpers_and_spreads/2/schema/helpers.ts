import { integer, text, timestamp, uuid, type AnyPgColumn } from "drizzle-orm/pg-core";

export const id = () => uuid("id").primaryKey().defaultRandom();
export const timestamps = {
	createdAt: timestamp("created_at", { withTimezone: true, precision: 3 }).notNull().defaultNow(),
	updatedAt: timestamp("updated_at", { withTimezone: true, precision: 3 }).notNull().defaultNow(),
};
export const softDelete = (isOn: boolean) => (isOn ? { deletedAt: timestamp("deleted_at") } : {});
export const owned = (to: () => AnyPgColumn, name = "owner") => ({ [name]: uuid(`${name}_id`).notNull().references(to) });
export const counter = <N extends string>(name: N) => ({ [name]: integer(name).default(1) }) as Record<N, ReturnType<typeof integer>>;
export const slug = text("slug");
