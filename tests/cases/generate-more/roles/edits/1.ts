import { pgRole } from "drizzle-orm/pg-core";

export const a = pgRole("a");
export const b = pgRole("b");
