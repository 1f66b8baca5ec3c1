import {  } from "drizzle-orm/pg-core";

export * from "./enums";
export * from "./organisation";
export * from "./people";
export * from "./teams";
export * from "./access";
export * from "./assets";
export * from "./leave";
export * from "./documents";
export * from "./audit";
export * from "./relations";
