let out: unknown[] = []
const f = (...x: any[]) => { out.push(x); return f }
let a = 1 as any
;[1].forEach((x) => f(x))
interface X {}
(f)("paren")
type Y = string
;`template`
let b = f as typeof f
(f)("after as")
let c = a!
+1
const g = async <
	T,
>(x: T): Promise<T> => x
const h = (
	x: number,
)
	: { a: number } => ({ a: x })
function r(x: unknown) {
	return <
		any
	>x
}
function q<T>(x: T) {
	return <T,>(
		y: T
	) => [x, y]
}
class K {
	x = 1 as number
	declare y
	;[f.name]() { return 1 }
	z: any
	*gen() { yield 1 }
	public in = 5
	readonly [`k${1}`] = 6
}
let re: RegExp = /x/
abstract class Z {}
declare const nothing: number
(f)("end")
var n = 1, i = 1
n = i
declare let m
++i
if (a) type_; else f("no")
var type_: any
var type = 1, of = 2, as = 3, async = 4, get = 5, is = 6, declare_ = 7, namespace = 8, module_ = 9
type
= 5
namespace
= 6
log(out, c, await g(1), h(2), r(3), q(4)(5), Object.keys(new K()), [...new K().gen()], re.source)
log(type, of, as as any, async, get as number, is, namespace, a < b, n < (i), as as any)
