import { foreignKey, index, integer, pgTable } from "drizzle-orm/pg-core";

// After onOnly() the options of a column show in other indexes, too, and the more so the more often
// drizzle-kit asks for the table: once for each foreign key that refers to it.
export const before = pgTable("before", { id: integer().primaryKey(), ref: integer() }, (t) => [
	foreignKey({ columns: [t.ref], foreignColumns: [events.a] }),
]);
export const events = pgTable("events", { a: integer(), b: integer(), c: integer() }, (t) => [
	index("first").onOnly(t.a, t.b.desc()),
	index("second").on(t.a.desc(), t.b),
	index("third").onOnly(t.c.nullsFirst(), t.a, t.b),
]);
export const selfish = pgTable("selfish", { id: integer().primaryKey(), parent: integer() }, (t) => [
	index("parents").onOnly(t.parent.desc()),
	index("both").onOnly(t.parent, t.id.desc()),
	index("again").onOnly(t.parent.nullsFirst(), t.id),
	foreignKey({ columns: [t.parent], foreignColumns: [selfish.id] }),
]);
