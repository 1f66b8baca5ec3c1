abstract class Base<T = unknown> {
	protected abstract readonly kind: string;
	declare ghost: number;
	[key: string]: any;
	static count = 0;
	constructor(protected readonly id: number, public label?: string) {
		Base.count++;
	}
	abstract area(): number;
	describe(this: Base<T>): string;
	describe(prefix: string): string;
	describe(prefix: any = "") {
		return `${prefix}${this.kind}#${this.id}:${this.label}:${this.area()}`;
	}
}
class Square extends Base<number> implements Iterable<number> {
	kind = "square"
	;["computed" + 1] = this.id as any
	private readonly side!: number
	static #secret = 1
	public static readonly [Symbol.species] = 1
	constructor(id: number, side: number, private extra = side * 2, override label = "sq") {
		super(id, label);
		this.side = side;
		this.#own = extra;
	}
	#own: number = 0;
	get own(): number { return this.#own }
	set own(v) { this.#own = v! }
	area() { return this.side ** 2 }
	*[Symbol.iterator](): Iterator<number> { yield this.side; yield this.extra }
	static { this.count += 10 * this.#secret }
	static async make<T extends Base>(this: new (...a: any[]) => T): Promise<T> { return new this(9, 9) }
	get = 1
	set = 2
	static
	async = 3
}
class Late extends Square {
	constructor(private first: string) {
		const side = first.length;
		if (side > 2) super(1, side);
		else super(2, side + 1);
		this.first += "!";
	}
}
class Arrow extends Base {
	kind = "arrow";
	constructor(public n: number) {
		const init = () => super(n);
		init();
	}
	area = <T,>(): number => this.n;
}
const s = new Square(1, 3);
log(s, [...s], s.describe(), s.own, Object.keys(s));
log(new Late("abc"), new Late("x"), new Arrow(4), Object.keys(new Arrow(4)), Base.count);
log("ghost" in s, Object.getOwnPropertyNames(Square).sort());
Square.make().then((x) => log(x.describe("made ")));
const Anonymous = class<T> { constructor(public a = 1) {} };
log(new Anonymous(), Anonymous.name);
await null;
