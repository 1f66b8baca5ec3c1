abstract class A<T, in out U = T> extends B.C<T>[0]<U> implements D, E<F> {
	a; b: number; c?: string; d!: boolean; e = 1; f: number = 2; readonly g = 3; declare h: string; static i; static j: number = 4; override k; private l = 5;
	protected static readonly m?: number; public static override n = 1; declare readonly o: string; private declare p; declare private q;
	#r: number = 1; static #s; readonly #t?: string; [u]: string; ["v"] = 1; 1: number; "w": string = ""; [Symbol.x] = 1; 1n = 2;
	[key: string]: any; readonly [key: number]: string; static [key: symbol]: any;
	abstract aa: string; abstract ab(): void; abstract get ac(): number; abstract set ac(v); protected abstract readonly ad; abstract override ae(): void; private abstract af
	constructor(); constructor(a: string); constructor(private x?: any, public readonly y: string = "", protected z = 1, override w, readonly v?, u?) { super(); this.x; }
	ba(): void; ba(a: string): void; ba(a?: any): void { } bb?(): void; bc<T>(this: A, x: T): asserts x is T { } async bd() { } *be() { } async *bf<T>(): any { yield await 1 }
	get bg(): number { return 1 } set bg(v: number) { } static get bh() { return 1 } private get bi(): string { return "" } get [bj]() { return 1 } get; set; static; async; get = 1; set = 2; static = 3; async = 4
	get get() { return 1 } set set(v) { } static static() { } async async() { } static async *static2() { } get() { } set() { } static get() { } async<T>() { } static<T>() { } readonly() { } declare() { } abstract() { } public<T>() { }
	private; public; protected; readonly; declare; abstract; override; private x1; type: string; as = 1; is; of
	static { this.a = 1; const x: number = await1; } static { } static async [x]<T>() { }
	in; instanceof; new() { } delete() { } if = 1; "constructor2"() { }
	arrow = async <T,>(x: T): Promise<void> => { await x }; fn = function (this: A) { }; x2 = a as any; x3 = <any>b; x4 = c!; x5: (a) => b = c; x6?: () => void; x7 = (a): a is string => b
}
class G { constructor(readonly a) { "use strict"; foo() } }
class H extends A { constructor(private a) { foo(); super(a); bar() } }
class I extends A { x = 1; constructor(private a) { super(a as any) } y = 2 }
class J extends (K as any)<T> { }
class L extends M<N>() { }
class O extends P! { }
const Q = class R<T> extends S<T> { }, U = class implements V { }, X = class { constructor(private a) { } };
class Y { x = 1
	;[a] = 2
	y: string
	[b]: number
	readonly [c] = 3
	private *d() { }
	e
	static f
	g = 1 as any
	*h() { }
	i = x!
	["j"]() { }
	get
	k() { }
	public in
	l
}
export abstract class Z<T> { abstract a }
export default abstract class AA { abstract a; constructor(protected b: string) { } }
new (class<T> { constructor(public a: T) { } })<string>(1);
({ a<T>() { }, async b(): Promise<void> { }, *c() { }, get d(): any { return 1 }, set d(v: any) { }, [e as any]: 1, f: <T>(x) => x, "g"<T>(this: any) { }, get: 1, set: 2, async: 3, static: 4, get get() { return 1 }, async async() { }, async, get, set, await: 1, async *h() { }, 1() { }, async 2() { } });
