import { integer, pgTable, text } from "drizzle-orm/pg-core";

const cities = pgTable("cities", { id: integer().primaryKey(), name: text() });
const streets = pgTable("streets", { id: integer().primaryKey(), city: integer().references(() => cities.id) });

module.exports = { cities, streets };
