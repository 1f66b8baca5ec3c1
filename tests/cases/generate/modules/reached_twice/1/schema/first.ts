export * from "./base";
