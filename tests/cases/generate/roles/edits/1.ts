import { pgRole } from "drizzle-orm/pg-core";

export const a = pgRole("edited_a");
export const b = pgRole("edited_b");
