import { sql } from "drizzle-orm";
import { check, foreignKey, index, integer, pgEnum, pgSchema, pgSequence, pgTable, primaryKey, serial, text, unique } from "drizzle-orm/pg-core";

export const myEnum = pgEnum("myEnum", ["aB"]);
export const mySchema = pgSchema("mySchema");
export const mySequence = pgSequence("mySequence");
export const HTTPRequest = mySchema.table("HTTPRequest", {
	requestID: serial().primaryKey(),
	URLPath: text(),
	already_snake: text(),
	PascalCase: text(),
	with1Number2: integer(),
	x: integer(),
	"with space": text(),
	"it's": text(),
	myEnum: myEnum().default("aB"),
	generatedOne: text().generatedAlwaysAs(sql`upper("already_snake")`),
	identityOne: integer().generatedAlwaysAsIdentity(),
});
export const other_table = pgTable(
	"other_table",
	{ firstID: integer(), secondId: integer("second_ID"), requestRef: integer().references(() => HTTPRequest.requestID) },
	(t) => [
		primaryKey({ columns: [t.firstID, t.secondId] }),
		unique().on(t.requestRef, t.firstID),
		index().on(t.requestRef),
		check("firstPositive", sql`${t.firstID} > 0`),
		foreignKey({ columns: [t.firstID], foreignColumns: [HTTPRequest.requestID] }),
	],
);
