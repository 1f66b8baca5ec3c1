export * from "./auth/index.js";
export * as content from "./content";
export { posts, default as defaultTable } from "./content";
export type { User } from "./auth/users";
