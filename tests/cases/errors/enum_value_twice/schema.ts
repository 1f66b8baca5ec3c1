import { pgEnum } from "drizzle-orm/pg-core";

export const mood = pgEnum("mood", ["sad", "ok", "sad"]);
