import * as pg from "drizzle-orm/pg-core";
import * as orm from "drizzle-orm";

export const rows = pg.pgTable("rows", {
	id: pg.serial("id").primaryKey(),
	at: pg.timestamp("at").default(orm.sql`now()`),
});
