import { pgEnum } from "drizzle-orm/pg-core";

export const mood = pgEnum("mood", ["a", "b", "c", "d", "e1", "e2", "f", "g"]);
