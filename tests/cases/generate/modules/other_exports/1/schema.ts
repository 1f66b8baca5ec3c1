import { eq } from "drizzle-orm";
import { integer, pgTable } from "drizzle-orm/pg-core";

export const rows = pgTable("rows", { id: integer().primaryKey() });
export const list = [1, 2, 3];
export const nothing = null;
export const later = undefined;
export function byId(id: number) {
	return eq(rows.id, id);
}
export class Repository {}
export const config = { rows };
export const pattern = /[a-z/]+\/(?<name>x)/u;
