import { pgEnum } from "drizzle-orm/pg-core";

export const mood = pgEnum("mood", ["it's great", "sad", 'say "hi"']);
