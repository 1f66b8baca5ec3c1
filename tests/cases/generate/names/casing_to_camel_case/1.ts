import { sql } from "drizzle-orm";
import { index, integer, pgPolicy, pgSchema, pgTable, pgView, text, unique } from "drizzle-orm/pg-core";

export const app_schema = pgSchema("app_schema");
export const user_rows = app_schema.table("user_rows", { user_id: integer().primaryKey(), full_name: text().unique(), kept_name: text("kept_name"), _lead: text(), trail_: text() }, (t) => [
	index().on(t.full_name, t.kept_name),
	unique().on(t._lead, t.trail_),
	pgPolicy("own_rows", { using: sql`${t.full_name} = current_user` }),
]);
export const refs = pgTable("refs", { user_ref: integer().references(() => user_rows.user_id), UPPER_CASE: integer() });
export const raw = pgView("raw_view", { user_id: integer() }).as(sql`select ${user_rows.user_id} from ${user_rows}`);
