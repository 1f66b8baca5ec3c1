import { pgTable, serial } from "drizzle-orm/pg-core";

const rows = pgTable("rows", { id: serial().primaryKey() });
export default rows;
