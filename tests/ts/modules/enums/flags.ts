export enum Flags {
	None,
	Read = 1 << 0,
	Write = 1 << 1,
	Both = Read | Write,
	Neg = ~Both,
	Big = 1 << 31,
	Shift = -1 >>> 0,
	Frac = 7 / 2,
	Mod = -7 % 3,
	Pow = 2 ** 10,
	Str = "a" + 1,
}
export const enum Level {
	Low = "low".length,
	High = 10,
}
export enum Mixed {
	Text = "text",
	Number = 3,
	Next,
	Quote = 'q"\n\u{1F600}',
}
