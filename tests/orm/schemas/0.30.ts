// What drizzle-orm 0.30 knew: every column has a name, the third argument is an object.
import { relations, sql } from "drizzle-orm";
import {
	bigint, bigserial, boolean, char, cidr, customType, date, doublePrecision, foreignKey, index, inet, integer, interval, json, jsonb, macaddr,
	macaddr8, numeric, pgEnum, pgSchema, pgTable, pgTableCreator, primaryKey, real, serial, smallint, smallserial, text, time, timestamp, unique,
	uniqueIndex, uuid, varchar,
} from "drizzle-orm/pg-core";
import type { AnyPgColumn } from "drizzle-orm/pg-core";

export const mood = pgEnum("mood", ["sad", "it's ok"]);
export const shop = pgSchema("shop");
export const state = shop.enum("state", ["open", "done"]);
const bytea = customType<{ data: Uint8Array }>({ dataType: () => "bytea" });
const made = { created: timestamp("created", { withTimezone: true, precision: 3 }).notNull().defaultNow() };

export const users = pgTable(
	"users",
	{
		id: serial("id").primaryKey(),
		name: text("name").notNull().default("it's"),
		mood: mood("mood").default("sad"),
		moods: mood("moods").array(),
		email: varchar("email", { length: 255 }).unique(),
		code: char("code", { length: 4 }).unique("code_once", { nulls: "not distinct" }),
		small: smallint("small").default(3),
		big: bigint("big", { mode: "number" }).default(9007199254740991),
		price: numeric("price", { precision: 10, scale: 2 }).default("1.50"),
		ratio: real("ratio").default(0.5),
		double: doublePrecision("double"),
		on: boolean("on").default(false),
		day: date("day", { mode: "date" }).default(new Date(0)),
		at: time("at", { precision: 0, withTimezone: true }),
		span: interval("span", { fields: "day to second", precision: 3 }),
		data: jsonb("data").$type<{ a: number }>().default({ a: 1 }),
		more: json("more").default([]),
		host: inet("host"),
		net: cidr("net"),
		mac: macaddr("mac"),
		mac8: macaddr8("mac8"),
		raw: bytea("raw"),
		tags: text("tags").array().notNull().default(sql`'{}'::text[]`),
		key: uuid("key").defaultRandom(),
		boss: integer("boss").references((): AnyPgColumn => users.id, { onDelete: "set null", onUpdate: "cascade" }),
		...made,
	},
	(t) => ({
		byName: index("by_name").on(t.name),
		pair: uniqueIndex("pair").on(t.email, t.name),
		unnamed: index().on(t.small),
		some: index("some").on(t.id).where(sql`${t.on} is true`),
		both: unique("both").on(t.name, t.small).nullsNotDistinct(),
		twice: unique().on(t.day, t.at),
	}),
);
export const orders = shop.table("orders", { id: bigserial("id", { mode: "number" }).primaryKey(), state: state("state").notNull(), n: smallserial("n") });
export const lines = shop.table(
	"lines",
	{ order: bigint("order", { mode: "number" }).notNull(), line: integer("line").notNull(), of: bigint("of", { mode: "number" }), ofLine: integer("of_line") },
	(t) => ({
		key: primaryKey({ columns: [t.order, t.line] }),
		named: foreignKey({ name: "line_order", columns: [t.order], foreignColumns: [orders.id] }).onDelete("cascade"),
		self: foreignKey({ columns: [t.of, t.ofLine], foreignColumns: [t.order, t.line] }),
	}),
);
export const prefixed = pgTableCreator((name) => `app_${name}`)("notes", { id: serial("id").primaryKey(), user: integer("user").references(() => users.id) });
export const usersRelations = relations(users, ({ many, one }) => ({ notes: many(prefixed), boss: one(users, { fields: [users.boss], references: [users.id] }) }));
