export const before = typeof hoisted;
function hoisted() {}
export default class {
	v = 1;
}
