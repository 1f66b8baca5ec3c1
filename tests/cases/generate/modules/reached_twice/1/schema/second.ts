import {  } from "drizzle-orm/pg-core";

export { kind, users as people } from "./base";
export { users as default } from "./base";
