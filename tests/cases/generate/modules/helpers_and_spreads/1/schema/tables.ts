import { index, pgTable, text, unique } from "drizzle-orm/pg-core";
import { counter, id, owned, slug, softDelete, timestamps } from "./helpers";

export const users = pgTable("users", { id: id(), name: text("name"), ...timestamps });
export const posts = pgTable(
	"posts",
	{ id: id(), slug, ...owned(() => users.id), ...owned(() => users.id, "editor"), ...counter("views"), ...softDelete(true), ...timestamps },
	(t) => [unique().on(t.slug), index().on(t.views as never, t.createdAt.desc())],
);
export const notes = pgTable("notes", { id: id(), slug, ...softDelete(false), ...owned(() => posts.id, "post") });
