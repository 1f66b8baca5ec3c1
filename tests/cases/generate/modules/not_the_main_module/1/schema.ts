import { pgTable, text } from "drizzle-orm/pg-core";
import load from "./load";

export const users = pgTable("users", { id: text().primaryKey(), loader: text().default(typeof load) });

async function seed() {
	throw new Error("this file is not run by itself");
}

if (require.main === module) seed();
if ((import.meta as any).main) seed();
if (!module.parent) seed();
