import { pgRole } from "drizzle-orm/pg-core";

export const a = pgRole("admin");
export const b = pgRole("admin", { createDb: true });
