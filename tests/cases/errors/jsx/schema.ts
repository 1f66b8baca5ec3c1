export * from "./schema.tsx";
