import { sql, type SQL } from "drizzle-orm";
import { customType, integer, pgEnum, pgSchema, pgTable, text } from "drizzle-orm/pg-core";

const tsvector = customType<{ data: string }>({ dataType: () => "tsvector" });
const app = pgSchema("app");
export { app };
export const kind = pgEnum("kind", ["a", "b"]);

export const posts = app.table("posts", {
	id: integer().primaryKey(),
	title: text().notNull(),
	body: text(),
	kind: kind().notNull(),
	search: tsvector("search").generatedAlwaysAs((): SQL => sql`to_tsvector('english', ${posts.title})`),
	doubled: integer("doubled").generatedAlwaysAs(sql`${sql.identifier("id")} * 3`),
	empty: text(),
});
