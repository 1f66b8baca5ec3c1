import { varchar } from "drizzle-orm/pg-core";
import { LENGTH } from "../lib";

export const name = (n: string) => varchar(n, { length: LENGTH });
