export * from "./values";
export { limits, type Limits } from "./limits";
