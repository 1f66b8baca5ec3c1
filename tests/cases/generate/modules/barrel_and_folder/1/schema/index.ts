export * from "./users";
export * from "./posts.js";
export { tags as labels } from "./nested";
