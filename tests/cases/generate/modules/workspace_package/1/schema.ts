import { integer, pgTable } from "drizzle-orm/pg-core";
import { defaults, type Kind, kinds } from "./vendor/shared/src/index.js";
import { limit } from "./vendor/shared/src/limits.ts";

export const rows = pgTable("rows", {
	id: integer().primaryKey(),
	kind: kinds("kind").$type<Kind>().default(defaults.kind),
	size: integer("size").default(limit),
});
export { kinds };
