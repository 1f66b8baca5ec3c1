import {  } from "drizzle-orm/pg-core";

export * from "./values";
export { limits, type Limits } from "./limits";
