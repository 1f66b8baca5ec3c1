import { sql } from "drizzle-orm";
import { index, integer, pgPolicy, pgSchema, pgTable, pgView, text, unique } from "drizzle-orm/pg-core";

export const app_schema = pgSchema("app_schema");
export const user_rows = app_schema.table("user_rows", { user_id: integer().primaryKey(), full_name: text(), kept_name: text("kept_name").notNull(), _lead: text(), trail_: text() }, (t) => [
	index().on(t.kept_name, t.full_name),
	unique("named").on(t._lead, t.trail_),
	pgPolicy("own_rows", { using: sql`${t.kept_name} = current_user` }),
]);
export const refs = pgTable("refs", { user_ref: integer().references(() => user_rows.user_id, { onDelete: "cascade" }), UPPER_CASE: integer().notNull() });
export const raw = pgView("raw_view", { user_id: integer() }).as(sql`select ${user_rows.user_id} from ${user_rows} where ${user_rows.full_name} <> ''`);
