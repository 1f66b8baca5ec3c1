export * from "./tables/a";
