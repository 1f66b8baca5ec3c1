import { createId, init, isCuid } from "@paralleldrive/cuid2";
import { customAlphabet, nanoid, urlAlphabet } from "nanoid";
import { randomBytes, randomUUID, createHash } from "node:crypto";
import { boolean, integer, pgTable, text, varchar } from "drizzle-orm/pg-core";

const short = customAlphabet("abc", 6);
const long = init({ length: 30, random: Math.random, fingerprint: "test" });
export const ids = pgTable("ids", {
	a: text().primaryKey().$defaultFn(() => createId()),
	b: varchar({ length: 21 }).$defaultFn(nanoid),
	c: text().$default(() => short()).unique(),
	d: text().$defaultFn(() => randomUUID()),
	e: text().$defaultFn(() => randomBytes(8).toString("hex")),
	shortLength: integer("short_length").default(short().length),
	longLength: integer("long_length").default(long().length),
	isCuid: boolean("is_cuid").default(isCuid(createId())),
	letters: integer().default(new Set(urlAlphabet).size),
	uuidForm: boolean("uuid_form").default(/^[0-9a-f-]{36}$/.test(randomUUID())),
	hash: text().default(createHash("sha256").update("x").digest("hex")),
});
