import { make } from "./lib/make";

export const a = make("x");
