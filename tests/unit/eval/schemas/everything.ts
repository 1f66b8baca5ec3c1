// One of everything that a PostgreSQL schema may hold.
import { eq, relations, sql } from "drizzle-orm";
import {
	bigint, bigserial, bit, boolean, char, check, cidr, customType, date, doublePrecision, foreignKey,
	geometry, halfvec, index, inet, integer, interval, json, jsonb, line, macaddr, macaddr8, numeric,
	pgEnum, pgMaterializedView, pgPolicy, pgRole, pgSchema, pgSequence, pgTable, pgView, point,
	primaryKey, real, serial, smallint, smallserial, sparsevec, text, time, timestamp, unique,
	uniqueIndex, uuid, varchar, vector,
} from "drizzle-orm/pg-core";

export const mood = pgEnum("mood", ["sad", "it's", "happy"]);
enum Level { Low = "low", High = "high" }
export const level = pgEnum("level", Level);

export const auth = pgSchema("auth");
export const kind = auth.enum("kind", ["x", "y"]);
export const counter = pgSequence("counter", { startWith: 100, cycle: true });
export const backwards = auth.sequence("backwards", { increment: -5 });

export const admin = pgRole("admin", { createDb: true });
export const external = pgRole("external").existing();
export const zoe = pgRole("zoe").existing();
export const adam = pgRole("adam").existing();

const money = customType<{ data: number }>({ dataType: () => "money" });
const stamps = { createdAt: timestamp().notNull().defaultNow(), updatedAt: timestamp({ precision: 3 }) };

export const types = pgTable("types", {
	a: bigserial({ mode: "number" }), b: smallserial(), c: serial(), d: smallint(), e: real(),
	f: doublePrecision(), g: char({ length: 3 }), h: varchar(), i: cidr(), j: inet(), k: macaddr(),
	l: macaddr8(), m: interval({ fields: "day to second", precision: 2 }), n: line(), o: point(),
	p: time({ withTimezone: true }), q: json(), r: geometry({ type: "point", srid: 4326 }),
	s: bit({ dimensions: 3 }), t: halfvec({ dimensions: 3 }), u: sparsevec({ dimensions: 3 }),
	v: vector({ dimensions: 3 }), w: numeric({ precision: 5 }), x: money(), y: bigint({ mode: "bigint" }),
	z: timestamp({ withTimezone: true, precision: 6 }), "2": text(), "1": text(), ...stamps,
}, (t) => [index().using("hnsw", t.v.op("vector_l2_ops")).with({ m: 16, ef_construction: 64 })]);

export const defaults = pgTable("defaults", {
	text: text().default("it's"), none: text().default(null as never), sql: text().default(sql`now()`),
	number: integer().default(-1.5), big: bigint({ mode: "number" }).default(1e21), yes: boolean().default(true),
	decimal: numeric().default("0.10"), day: date({ mode: "date" }).default(new Date(0)),
	at: timestamp().default(new Date(1e12)), zoned: timestamp({ withTimezone: true }).default(new Date(1e12)),
	object: jsonb().default({ b: ["x'y", null], a: 1 }), list: json().default([1, 2]),
	empty: text().array().default([]), words: text().array().default(["a\"b", "c,d"]),
	grid: integer().array().array().default([[1, 2], [3]]), flags: boolean().array(2).default([true, false]),
	days: date({ mode: "date" }).array().default([new Date(0)]), objects: jsonb().array().default([{ a: "b" }]),
	moods: mood().array().default(["sad"]), pair: point().default([1, 2]), made: text().$defaultFn(() => "x"),
});

export const users = pgTable("users", {
	id: uuid().primaryKey().defaultRandom(),
	fullName: text().notNull(),
	emailAddress: varchar("email", { length: 255 }).notNull().unique(),
	nickName: text().unique("nick", { nulls: "not distinct" }),
	mood: mood().default("sad"), moods: mood().array(), level: level(), kind: kind("kind"),
	upperName: text().generatedAlwaysAs(sql`upper(nick)`),
	lowerName: text().generatedAlwaysAs(() => sql`lower(${users.nickName})`),
	number: integer().generatedAlwaysAsIdentity({ startWith: -5, increment: -2 }),
	serialNumber: bigint({ mode: "number" }).generatedByDefaultAsIdentity({ name: "users_seq", cache: 10 }),
	parentId: uuid().references((): never => users.id as never, { onDelete: "cascade", onUpdate: "set null" }),
	isActive: boolean().notNull(),
}, (t) => [
	index().on(t.fullName, t.emailAddress),
	index("by_name").on(t.fullName.desc().nullsFirst(), sql`lower(${t.emailAddress})`)
		.where(sql`${t.isActive} = true`).with({ fillfactor: 70 }),
	uniqueIndex("by_nick").using("btree", t.nickName.op("text_ops")).concurrently(),
	unique().on(t.fullName, t.nickName),
	unique("one_active").on(t.isActive).nullsNotDistinct(),
	check("has_name", sql`${t.fullName} <> ''`),
	pgPolicy("readers", { for: "select", to: ["zoe", "adam"], using: sql`${t.isActive}` }),
]);

export const memberships = auth.table("memberships", {
	userId: uuid().notNull().references(() => users.id),
	groupId: uuid().notNull(),
	invitedBy: uuid(),
}, (t) => ({
	key: primaryKey({ columns: [t.userId, t.groupId] }),
	inviter: foreignKey({ columns: [t.invitedBy], foreignColumns: [users.id] }).onDelete("set null"),
})).enableRLS();

export const usersRelations = relations(users, ({ many }) => ({ memberships: many(memberships) }));
export const members = pgPolicy("members", { as: "restrictive", to: admin }).link(memberships);

export const activeUsers = pgView("active_users").as((qb) => qb.select().from(users).where(eq(users.isActive, true)));
export const ones = pgView("ones", { id: integer(), word: text().default("x'y") })
	.with({ securityBarrier: true, checkOption: "local" }).as(sql`select 1, 'x'`);
export const names = pgMaterializedView("names").using("heap").with({ fillfactor: 90, autovacuumEnabled: true })
	.tablespace("fast").withNoData().as((qb) => qb.select({ id: users.id, again: sql`${users.id}`.as("again") }).from(users));
export const elsewhere = auth.view("elsewhere", { id: integer() }).existing();
