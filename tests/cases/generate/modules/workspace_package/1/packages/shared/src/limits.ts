import {  } from "drizzle-orm/pg-core";

export const limit = 10 as const satisfies number;
