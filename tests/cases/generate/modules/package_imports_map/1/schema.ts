import { pgTable } from "drizzle-orm/pg-core";
import { id } from "#db/columns";
import { TABLE } from "#consts";

export const rows = pgTable(TABLE, { id: id() });
