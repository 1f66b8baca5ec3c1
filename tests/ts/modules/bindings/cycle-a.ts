import { b } from "./cycle-b";
export function a() {
	return "a" + b();
}
export const late = "late";
