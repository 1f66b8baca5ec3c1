import { integer, pgTable, serial, text } from "drizzle-orm/pg-core";

const env = process.env.NOT_SET_ANYWHERE ?? "test";
const isBig = env.length > 10 || Boolean(process.env.ALSO_NOT_SET?.trim());
const table = env === "production" ? "rows_live" : "rows_test";
let limit: number;
try {
	limit = JSON.parse("{broken");
} catch {
	limit = 42;
} finally {
	globalThis.String(env);
}
switch (env) {
	case "test":
		limit++;
		break;
	default:
		limit = 0;
}
const pick = <T>(when: unknown, value: T) => (when ? { value } : null);

export const rows = pgTable(table, {
	id: serial().primaryKey(),
	...(isBig && { big: text() }),
	...(!isBig && { small: text() }),
	limit: integer().default(limit),
	value: text().default(pick(1, "picked")?.value ?? "none"),
	other: text().default(pick(0, "picked")?.value ?? "none"),
	either: integer().default(isBig ? 1 : limit > 40 ? 2 : 3),
});
if (isBig) throw new Error("never");
export const maybe = isBig ? pgTable("never", { id: serial() }) : undefined;
export const nothing = null;
