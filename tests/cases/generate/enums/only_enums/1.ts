import { pgEnum } from "drizzle-orm/pg-core";

export const b = pgEnum("b_enum", ["x"]);
export const a = pgEnum("a_enum", ["x", "y"]);
