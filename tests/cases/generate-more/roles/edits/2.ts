import { pgRole } from "drizzle-orm/pg-core";

export const a = pgRole("a", { createDb: true });
export const c = pgRole("c");
