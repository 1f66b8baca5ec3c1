import { sql, type SQL } from "drizzle-orm";
import { customType, integer, pgEnum, pgSchema, pgTable, text } from "drizzle-orm/pg-core";

const tsvector = customType<{ data: string }>({ dataType: () => "tsvector" });
const app = pgSchema("app");
export { app };
export const kind = pgEnum("kind", ["a", "b"]);
const parts = ["title", "body"];

export const posts = app.table("posts", {
	id: integer().primaryKey(),
	title: text().notNull(),
	body: text(),
	kind: kind().notNull(),
	search: tsvector("search").generatedAlwaysAs((): SQL =>
		sql.join(
			parts.map((p, i) => sql`setweight(to_tsvector('english', coalesce(${sql.identifier(p)}, '')), ${sql.raw(`'${"AB"[i]}'`)})`),
			sql` || `,
		),
	),
	doubled: integer("doubled").generatedAlwaysAs(sql`${sql.identifier("id")} * 2`),
	empty: text().generatedAlwaysAs(sql``.append(sql`'x'`).append(sql` || title`)),
});
