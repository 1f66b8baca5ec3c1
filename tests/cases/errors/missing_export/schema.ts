import { idColumn } from "./columns";
import { pgTable } from "drizzle-orm/pg-core";

export const a = pgTable("a", { id: idColumn() });
