import { Shapes } from "./shapes";
import Alias = Shapes.Inner;
import TypeOnly = Shapes.OnlyType;

namespace N {
	export const x = 1,
		{ a, b: [c = 5, ...rest] } = { a: 2, b: [undefined, 4, 5] as any[] };
	export let u: number, v = 3;
	let hidden = 10;
	export function f() {
		u = x + a;
		return { u, v, hidden, c, rest };
	}
	export class C {
		m = v;
	}
	export namespace M {
		export const z = x + 1;
		export function deep() {
			return [x, z, N.v];
		}
	}
	export import Q = M.deep;
	v++;
	[v] = [v * 2];
	({ v } = { v: v + 1 });
}
namespace N {
	export const again = f().u + M.z;
	export const shadow = ((x: number) => x * 2)(21);
}
namespace A.B.C {
	export const deep = "deep";
}
namespace A.B {
	export const sibling = C.deep + "!";
}
namespace OnlyTypes {
	export interface T {}
	type U = string;
}
function merged() {
	return merged.extra;
}
namespace merged {
	export const extra = "extra";
}
class Klass {
	static own = 1;
}
namespace Klass {
	export const more = Klass.own + 1;
}
enum Color {
	Red,
}
namespace Color {
	export const parse = (s: string) => (s === "red" ? Color.Red : -1);
}
namespace Same {
	export const Same = 5;
	export const other = Same + 1;
	export function get(Same: number) {
		return Same + other;
	}
}
let t: TypeOnly | undefined;
log(N, N.f(), N.M.deep(), N.Q(), N.again, new N.C().m);
log(A, merged(), Klass.more, Color.parse("red"), Same, Same.get(1), Alias.name, t === undefined);
