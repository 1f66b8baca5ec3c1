import { integer, pgTable } from "drizzle-orm/pg-core";
import { defaults, type Kind, kinds } from "@acme/shared";
import { limit } from "@acme/shared/limits";

export const rows = pgTable("rows", {
	id: integer().primaryKey(),
	kind: kinds("kind").$type<Kind>().default(defaults.kind),
	size: integer("size").default(limit),
});
export { kinds };
