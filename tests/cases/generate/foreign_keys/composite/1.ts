import { foreignKey, integer, pgTable, primaryKey, serial } from "drizzle-orm/pg-core";

export const versions = pgTable(
	"versions",
	{ document: integer("document").notNull(), number: integer("number").notNull() },
	(t) => [primaryKey({ columns: [t.document, t.number] })],
);

export const comments = pgTable(
	"comments",
	{
		id: serial().primaryKey(),
		document: integer("document"),
		version: integer("version"),
		otherDocument: integer("other_document"),
		otherVersion: integer("other_version"),
	},
	(t) => [
		foreignKey({ columns: [t.document, t.version], foreignColumns: [versions.document, versions.number] }),
		foreignKey({
			name: "comments_other",
			columns: [t.otherDocument, t.otherVersion],
			foreignColumns: [versions.document, versions.number],
		})
			.onDelete("cascade")
			.onUpdate("restrict"),
	],
);
