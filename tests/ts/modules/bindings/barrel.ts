export * from "./star";
export { count as renamed } from "./counter";
export * as all from "./counter";
export { default } from "./named";
const local = "odd";
export { local as "odd name" };
