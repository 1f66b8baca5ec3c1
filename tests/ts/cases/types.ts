// Every kind of type, in every place where one may stand.
type Mapped<T> = { readonly [K in keyof T]?: T[K] } & { -readonly [K in keyof T]-?: T[K] } & { +readonly [K in string as `x${K}`]+?: K };
type Conditional<T> = T extends (infer U extends string)[] ? U : T extends (...a: infer A) => infer R ? [A, R] : T extends new (...a: any) => infer I ? I : never;
type Nested<T> = (<V>() => V extends T ? 1 : 2) extends <V>() => V extends T ? 1 : 2 ? true : false;
type Tuple = [first: string, second?: number, ...rest: Array<boolean>];
type Tuple2 = readonly [...string[], number?];
type Fn = (this: Window, a: string, { b, c: [d] }: { b: number; c: number[] }, [e]: [1], ...f: any[]) => asserts a is "x";
type Ctor = abstract new <T>(...args: T[]) => T;
type Pred = (x: unknown) => x is string;
type Pred2 = { m(this: Foo): this is Bar; n(x: any): asserts x; o(): asserts this is Baz };
type Imp = typeof import("fs") | import("fs").Stats | import("x", { with: { "resolution-mode": "import" } }).Y<Z>["a"];
type Query = typeof foo.bar<string> | keyof typeof foo | (typeof list)[number] | typeof this.x;
type Template = `a${string}b${number extends infer N ? `${N & number}` : ""}`;
type Literals = -1 | 1n | -1n | "s" | `t` | true | null | undefined | void | symbol | unique symbol | object;
type Members = {
	(a: string): void;
	new (a: string): Foo;
	<T>(a: T): T
	readonly [key: string]: unknown
	get x(): number
	set x(v: number | string)
	method?<T>(): void, "quoted-name": 1; 123: 2
	[Symbol.iterator](): Iterator<1>;
	async: 1; get: 2; set: 3; readonly: 4; readonly readonly: 5; new: 6; type: 7; in: 8; is: 9
	declare: string
	a: keyof (typeof x)[]; b: (string | number)[]; c: (() => void) | null; d: ((a) => b) & c
};
type Variance<in T, out U, in out V, in1, out1 extends out> = T;
type Leading =
	| "a"
	| "b"
	& "c";
type Paren = ((a: string) => void)[] | (new () => X) | (string) | ({ a }: B) => C;
type Rec<T extends Record<string, Array<Array<T>>> = {}> = T[keyof T]["x"][];
interface A<T = any> extends B<T>, C.D<E> { a(): void }
interface String { x: 1 }
declare const a1: string, b1: number;
declare let c1;
declare var d1: typeof a1;
declare function e1(a: string): void;
declare function e1<T>(a: T, ...b: any[]): asserts a is NonNullable<T>;
declare async function never();
declare class F1<T> extends G<T> implements H { private constructor(); static x: number; readonly y?; method(): void; get z(): 1; [k: string]: any; static { } }
declare abstract class G1 { abstract a; protected abstract b(): void }
declare enum H1 { A = 1, B }
declare const enum I1 { A }
declare namespace J1.K { const x: 1; function f(); export { x }; namespace L { } export default x; import y = z.w; }
declare module "m" { export const x: number; export default x; import q from "r"; export = x; }
declare module "*.css";
declare global { interface Window { x: 1 } var y: string }
declare type K1 = 1;
declare interface L1 { }
let v1: A, v2: B = 1, v3!: C, [v4]: D = x, { v5 }: E = y;
let f1 = function <T, U extends T = T>(this: A, a?: T, b: U = 1 as any, ...c: T[]): c is T { return a! },
	f2 = async <T,>(x: T): Promise<T> => x, f3 = <const T>(x: T) => x, f4 = (a?, b?: c, [d]?: e) => 1,
	f5 = async (x: (y: z) => w): Promise<void> => {}, f6 = (x): x is string => !0, f7 = ({ a, b: c = 1 }: D = {}, ...[e]: any) => e,
	f8 = (a: (b: (c: d) => e) => f): (g: h) => i => j;
function over(): void
function over(a: string): string
function over(a?: any): any { return a }
async function* gen<T>(x: T): AsyncGenerator<T> { yield x as T; yield* y as any; const z = yield; await x!; }
for (const x of <any>y) ;
for (let i = 0 as number, j: number = 1; i < 3; i++) ;
for (const k in x as any) ;
try { } catch (e: unknown) { }
try { } catch ({ a, b }: any) { }
const s1 = sql<string>`x${a}`, s2 = a.b<c>`d`, s3 = new Map<string, Array<Set<number>>>(), s4 = new Foo<Bar>, s5 = f<T>(x)(y)<z>(w);
const t1 = a < b, t2 = a > b, t3 = a < b > c, t4 = a << b >> c >>> d, t5 = a >= b, t6 = a >>= b, t7 = a < (b >> c), t8 = (a < b) > (c);
f(a < b, c > d); f(a<b, c>(d)); f(a<b>, c); f(a<b>.c); [a<b>]; a<b>; a<b>?.(); (a<b>); { a<b> }
x = a<b> ?? c; x = a<b> || c; x = a<b>, c; x = a<b> === c; x = a<b> instanceof c; x = a<b> as c;
const u1 = x!, u2 = x!.y!.z![0]!(), u3 = x as any as T, u4 = <T>x, u5 = <T><U>x, u6 = x satisfies T, u7 = (x as T)!, u8 = x as const, u9 = !x!, u10 = x! + y!, u11 = typeof x!, u12 = x!++;
x! = 1; x!.y = 2; (x as any) = 3; (<any>x) = 4; (x!) = 5; [x as any, y!] = z; ({ a: x as any, b: y! = 1 } = z); (x as any)++; delete x!.y; (x satisfies T).z += 1;
const w1 = a ? (b) : c, w2 = a ? (b, c) : d, w3 = a ? (b) : (c) => d, w4 = a ? (b): c => d : e, w5 = a ? (b) => c : d, w6 = a ? async (b): Promise<c> => d : e,
	w7 = a ? (b ? (c) : d) : e, w8 = a ? { b: (c) } : d, w9 = a ? [(b)] : c, w10 = a ? (b as T) : c, w11 = a ? b as T : c, w12 = a ? (x) : (y) => { }, w13 = a ? ((b): c => d) : e, w14 = a ? (b): c => { } : e;
a + b as T * c; a < b as T; a == b as T + c; a as T + b; a * b as T * c; a && b as T * c; a < b as T * c - d;
label: for (; ;) { continue label }
export type { A, B };
export type * from "types";
export type * as types from "types";
import type X1 from "x1";
import type { Y1 } from "y1";
import type * as Z1 from "z1";
import type W1 = require("w1");
import type from "type-default";
import type, { type as typeAs } from "type-default2";
import { type, type as q1, type as as r1, type Foo1, type foo as Bar1, as, as as as2, from } from "mods";
import of, { default as async } from "of";
export { type T1, type T2 as T3 } from "re";
export { type Foo2, type as typeExport, as as asExport };
of; async; type; typeAs; q1; r1; as; as2; from;
