import { integer, pgTable, serial } from "drizzle-orm/pg-core";

export const users = pgTable("users", { id: serial().primaryKey() });

export const links = pgTable("links", {
	id: serial().primaryKey(),
	a: integer("a").references(() => users.id, { onDelete: "cascade", onUpdate: "cascade" }),
	b: integer("b").references(() => users.id, { onDelete: "restrict", onUpdate: "restrict" }),
	c: integer("c").references(() => users.id, { onDelete: "no action", onUpdate: "no action" }),
	d: integer("d").references(() => users.id, { onDelete: "set null", onUpdate: "set null" }),
	e: integer("e").default(1).references(() => users.id, { onDelete: "set default", onUpdate: "set default" }),
	f: integer("f").references(() => users.id, { onUpdate: "cascade" }),
});
