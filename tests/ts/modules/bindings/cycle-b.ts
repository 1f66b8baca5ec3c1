import { a, late } from "./cycle-a";
log(typeof a);
export function b() {
	return "b" + late + a.name;
}
