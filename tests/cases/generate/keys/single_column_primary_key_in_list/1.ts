import { pgTable, primaryKey, text } from "drizzle-orm/pg-core";

export const one = pgTable("one", { code: text("code").notNull(), other: text("other") }, (t) => [
	primaryKey({ columns: [t.code] }),
]);

export const two = pgTable("two", { code: text("code") }, (t) => [
	primaryKey({ name: "two_pk", columns: [t.code] }),
]);
