import { pgEnum, pgTable, text } from "drizzle-orm/pg-core";

const roles = ["owner", "viewer", "admin", "editor"].sort((a, b) => (a > b) as unknown as number);
const columns = ["d", "b", "e", "a"].toSorted(((a: string, b: string) => a < b) as any).concat(["z", "y"].sort());

export const role = pgEnum("role", roles as [string, ...string[]]);
export const rows = pgTable("rows", Object.fromEntries(columns.map((name) => [name, text()])));
