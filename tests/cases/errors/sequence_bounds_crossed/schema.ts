import { pgSchema } from "drizzle-orm/pg-core";

export const app = pgSchema("app");
export const s = app.sequence("numbers", { minValue: 10, maxValue: 5, startWith: 7 });
