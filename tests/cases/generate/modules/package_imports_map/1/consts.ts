import {  } from "drizzle-orm/pg-core";

export const TABLE = "mapped_rows";
