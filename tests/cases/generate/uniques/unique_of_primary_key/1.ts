import { integer, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";

export const users = pgTable("users", { id: uuid("id").primaryKey().unique(), name: text("name") });

export const seats = pgTable("seats", { row: integer("row"), number: integer("number") }, (t) => [
	primaryKey({ columns: [t.row, t.number] }),
	unique().on(t.row, t.number),
]);

export const rooms = pgTable("rooms", { code: text("code") }, (t) => [
	primaryKey({ name: "rooms_key", columns: [t.code] }),
	unique("rooms_code").on(t.code),
]);
