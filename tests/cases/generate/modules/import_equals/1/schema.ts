import core = require("drizzle-orm/pg-core");
import pgTable = core.pgTable;

export const rows = pgTable("rows", { id: core.serial().primaryKey() });
