import { customType, integer, pgTable } from "drizzle-orm/pg-core";

const money = customType<{ data: number }>({ dataType: () => "money" });
const price = money("price") as any;
price.config.generatedIdentity = (integer().generatedAlwaysAsIdentity() as any).config.generatedIdentity;
export const t = pgTable("sales", { price });
