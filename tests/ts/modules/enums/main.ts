import { Flags, Level, Mixed } from "./flags";

enum Empty {}
enum Computed {
	A = "abc".length,
	B = 7,
	C,
	D = Level.High + 1,
	E = `x${C}` as any,
	"with-dash" = 1.5,
}
namespace Level2 {
	export enum Inner {
		X = Flags.Both,
		Y,
	}
}
enum Level2Merged {
	One = 1,
}
enum Level2Merged {
	Two = 2,
}
function local() {
	enum L {
		P = -1,
		Q,
	}
	return [L.P, L[-1], L.Q, L];
}
declare enum Ghost {
	Boo,
}
log(Flags, Level, Mixed, Empty, Computed, Level2.Inner, Level2Merged, local());
log(Flags.Both, Flags["Read"], Level.High.toString(), Mixed.Text, Computed["with-dash"], Flags[3]);
log(typeof Level.High, (-Flags.Neg) ** 1, [...Object.keys(Mixed)]);
type Keys = keyof typeof Flags;
