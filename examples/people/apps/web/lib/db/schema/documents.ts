import { type AnyPgColumn, customType, index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { archivable, id, moment, timestamps } from "@/lib/db/columns";
import { people } from "./people";

const bytea = customType<{ data: Uint8Array; driverData: Uint8Array }>({
	dataType: () => "bytea",
});

export const documents = pgTable(
	"documents",
	{
		id: id(),
		ownerId: uuid("owner_id")
			.notNull()
			.references(() => people.id, { onDelete: "cascade" }),
		currentVersion: integer("current_version"),
		copyOf: uuid("copy_of").references((): AnyPgColumn => documents.id, { onDelete: "set null" }),
		title: text("title").notNull(),
		keywords: text("keywords").array(),
		...timestamps,
		...archivable,
	},
	(t) => [index("documents_keywords").using("gin", t.keywords), index().on(t.ownerId, t.title)],
);

export const documentVersions = pgTable(
	"document_versions",
	{
		documentId: uuid("document_id")
			.notNull()
			.references(() => documents.id, { onDelete: "cascade" }),
		number: integer("number").notNull(),
		mediaType: text("media_type").notNull().default("application/pdf"),
		content: bytea("content").notNull(),
		sha256: text("sha256").notNull(),
		uploadedAt: moment("uploaded_at").notNull().defaultNow(),
	},
	(t) => [
		primaryKey({ columns: [t.documentId, t.number] }),
		uniqueIndex("document_versions_sha256").on(t.documentId, t.sha256),
	],
);
