import { pgRole } from "drizzle-orm/pg-core";

export const a = pgRole("edited_a", { createDb: true });
export const c = pgRole("edited_c");
