import { randomUUID, randomBytes } from "crypto";
import fs from "node:fs";
import * as path from "path";
import { integer, pgTable, text } from "drizzle-orm/pg-core";

export const rows = pgTable("rows", {
	id: text().primaryKey().$defaultFn(() => randomUUID()),
	token: text().$defaultFn(() => randomBytes(8).toString("hex")),
	n: integer(),
});
export const load = () => fs.readFileSync(path.join("a", "b"), "utf8");
