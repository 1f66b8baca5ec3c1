import { sql } from "drizzle-orm";
import { type AnyPgColumn, index, integer, jsonb, pgTable, text } from "drizzle-orm/pg-core";

declare const unused: unique symbol;
type Brand<T, B extends string> = T & { readonly [unused]?: B };
export type Id = Brand<number, "id">;
type Keys = keyof typeof columns;
interface Options<out T = unknown> {
	value?: T;
	(this: Window, x: number): asserts x is 1;
}
declare module "drizzle-orm" {
	interface Nothing {}
}
declare global {
	var anything: string;
}

const columns = {
	id: integer("id").$type<Id>().primaryKey(),
	data: jsonb("data").$type<Array<{ a: Map<string, Set<number>> }>>().default([] as never[]),
	note: text("note")!.default(<string>"note"),
} satisfies Record<string, unknown>;

function pick<T extends Keys>(this: void, key: T): (typeof columns)[T];
function pick(key: string): unknown {
	return (columns as Record<string, unknown>)[key];
}

export const rows = pgTable(
	"rows",
	{
		...columns,
		parent: integer("parent").references((): AnyPgColumn => rows.id),
		copy: pick("note") === columns.note ? text("copy") : (null as never),
	},
	(t) => [index("rows_note").on(sql<string>`lower(${t.note})`)],
);
export type Options2 = Options<typeof rows.$inferSelect>;
