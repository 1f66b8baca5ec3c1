import { prefix } from "some-package-that-is-not-installed";
import { integer, pgTable } from "drizzle-orm/pg-core";

export const a = pgTable(`${prefix}_a`, { id: integer() });
