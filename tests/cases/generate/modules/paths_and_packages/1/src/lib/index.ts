export const prefix = "app_";
export { LENGTH } from "./constants.js";
