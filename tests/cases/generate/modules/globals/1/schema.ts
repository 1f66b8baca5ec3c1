import { integer, pgTable, text } from "drizzle-orm/pg-core";

const url = new URL("postgres://user:secret@db.example:5433/app?x=1");
const encoded = new TextEncoder().encode("äö");
const copy = structuredClone({ a: [1, { b: 2 }] });

export const rows = pgTable("rows", {
	id: integer().primaryKey(),
	host: text().default(url.hostname),
	port: integer().default(Number(url.port)),
	query: text().default(url.searchParams.get("x") ?? ""),
	bytes: integer().default(encoded.length),
	base64: text().default(Buffer.from("hello").toString("base64")),
	deep: integer().default((copy.a[1] as { b: number }).b),
	max: integer().default(Math.max(...new Set([1, 5, 3]))),
	day: text().default(new Date(Date.UTC(2024, 0, 31)).toISOString().slice(0, 10)),
	padded: text().default("7".padStart(3, "0")),
	local: text().default((1234.5).toFixed(2)),
});
