import { pgRole } from "drizzle-orm/pg-core";

export const a = pgRole("option_a", { createDb: false, createRole: true, inherit: true });
export const b = pgRole("option_b");
export const c = pgRole("option c", { inherit: false });
export const d = pgRole("option_d", { createRole: true, createDb: true });
export const z = pgRole("10", { createDb: true });
export const y = pgRole("9");
