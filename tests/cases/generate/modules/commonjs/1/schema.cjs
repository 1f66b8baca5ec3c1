const { pgTable, serial, text } = require("drizzle-orm/pg-core");
const { helper } = require("./helper.cjs");

exports.rows = pgTable("rows", { id: serial("id").primaryKey(), name: helper(text) });
