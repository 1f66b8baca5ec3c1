import { integer, pgTable, serial } from "drizzle-orm/pg-core";
import { users } from "./users";

export const sessions = pgTable("sessions", { id: serial().primaryKey(), user: integer().references(() => users.id) });
