enum A { }
enum B { a, b, c = 5, d, e = -1, f, g = "s", h = g, i = 1 << 2 | 3, j = ~i, k = (1 + 2) * 3, l = i, "m-n", 'o' = 1, p = "a" + "b", q = `t`, r = `${a}${g}`, s = 1.5, t = 0x10, u = 1e3, v = 1_0, w = 10 % 3, x = 2 ** 8, y = -1 >>> 28, z = B.a, aa = B["b"] }
enum C { a = foo(), b = a, c = "x".length, d = C.c + 1, e = bar as any, f = B.c, g = B.c + 1, i = NaN, j = Infinity, k = -Infinity, l = 1 / 0, m = +"1", n = "a" + 1, o = 1 + "a", p = (((1))), q = `a${foo}`, r = "a" + foo }
const enum D { x = B.d, y, z = x | y }
declare enum E { a }
enum B { again = 1 << 10, more = a }
export enum F { a = 1 }
export enum F { b = a }
export const enum G { "quoted key" = 1, 'single' = 2 }
function f() { enum L { a = B.d, b = F.a } return L.a + L.b }
{ enum M { a } enum M { b = 1 } M.a }
namespace N { export enum O { a } enum P { b } O.a; P.b; export const enum Q { c = O.a + 1 } }
B.a; B["g"]; B.c.toString(); -B.e; B.d++; B.d = 1; B[B.a]; B?.a; typeof B.b; x[B.a]; `${B.g}`; { B }; ({ B }); F.b; G["quoted key"]; D.z; C.a; C.b; C.f; B.nope; B.p + B.q; B.s.toFixed()
function g(B) { return B.a }
let h: B.a = B.a, i: keyof typeof B
