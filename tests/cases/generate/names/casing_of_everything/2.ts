import { sql } from "drizzle-orm";
import { check, index, integer, pgEnum, pgSchema, pgSequence, pgTable, primaryKey, serial, text, unique } from "drizzle-orm/pg-core";

export const myEnum = pgEnum("myEnum", ["aB", "cD"]);
export const mySchema = pgSchema("mySchema");
export const mySequence = pgSequence("mySequence", { cache: 2 });
export const HTTPRequest = mySchema.table("HTTPRequest", {
	requestID: serial().primaryKey(),
	URLPath: text().notNull(),
	already_snake: text(),
	PascalCase: text().unique(),
	with1Number2: integer().default(3),
	x: integer(),
	"with space": text(),
	"it's": text(),
	myEnum: myEnum(),
	generatedOne: text().generatedAlwaysAs(sql`lower("already_snake")`),
	identityOne: integer().generatedByDefaultAsIdentity(),
	addedLater: integer().references((): never => HTTPRequest.requestID as never),
});
export const other_table = pgTable(
	"other_table",
	{ firstID: integer(), secondId: integer("second_ID"), requestRef: integer().unique() },
	(t) => [primaryKey({ columns: [t.secondId, t.firstID] }), unique().on(t.requestRef, t.secondId), index().on(t.requestRef, t.firstID), check("firstPositive", sql`${t.firstID} > 1`)],
);
