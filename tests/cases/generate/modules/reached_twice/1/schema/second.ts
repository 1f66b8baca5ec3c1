export { kind, users as people } from "./base";
export { users as default } from "./base";
