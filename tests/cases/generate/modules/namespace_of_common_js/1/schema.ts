import { pgEnum } from "drizzle-orm/pg-core";
import * as locales from "./locales.cjs";
import { prefix } from "./library.cjs";

const names = Object.keys(locales).filter((name) => name !== "default");
export const locale = pgEnum("locale", [prefix, ...names] as [string, ...string[]]);
