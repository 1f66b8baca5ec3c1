import {  } from "drizzle-orm/pg-core";

export * from "./base";
