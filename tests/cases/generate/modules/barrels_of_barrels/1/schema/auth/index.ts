export * from "./users";
export { sessions as userSessions } from "./sessions";
