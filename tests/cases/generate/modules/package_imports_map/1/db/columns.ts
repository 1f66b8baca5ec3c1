import { serial } from "drizzle-orm/pg-core";

export const id = () => serial("id").primaryKey();
