import { pgRole } from "drizzle-orm/pg-core";

export const a = pgRole("option_a", { createDb: true, createRole: false, inherit: false });
export const b = pgRole("option_b", { createDb: false });
export const c = pgRole("option c", {});
export const d = pgRole("option_d", { createRole: true });
export const e = pgRole("option_e", { inherit: false }).existing();
export const z = pgRole("10");
export const y = pgRole("9");
