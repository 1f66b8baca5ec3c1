import { pgEnum } from "drizzle-orm/pg-core";

export type Kind = "a" | "b";
export const kinds = pgEnum("kinds", ["a", "b"]);
export const defaults: { kind: Kind } = { kind: "a" };
