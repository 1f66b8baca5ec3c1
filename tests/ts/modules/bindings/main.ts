import counter, { count, increment as bump, type Unused, Live } from "./counter";
import * as all from "./counter";
import { viaStar, renamed, all as nested, default as fn } from "./barrel";
import Klass, { before } from "./anonymous";
import arrow from "./arrow";
import { a } from "./cycle-a";
import "./effects";
import type { OnlyType } from "./missing-at-run-time";
import { AlsoOnlyType } from "./missing-too";
import legacy = require("./legacy");
import { "odd name" as odd } from "./barrel";

const shadow = ((count: number) => count)(99);
const short = { count, bump, all: all.count };
let x: AlsoOnlyType | OnlyType;
bump();
bump();
log(count, short.count, shadow, all.count, Object.keys(short), typeof counter);
log(viaStar(), renamed, nested.count, fn(), new Klass().v, arrow(2), before);
log(a(), legacy.value, legacy.fn(), odd);
log(counter`tag${count}`, counter?.(["c"] as any), new Live(count).value, (counter as any)(["p"]));
{
	const count = "inner";
	log({ count }, `${count}`, ((x = count) => x)());
}
function later() {
	return { count };
}
for (const bump of [1]) log(bump);
try {
	throw 1;
} catch (count) {
	log(count);
}
log(later(), this === undefined);
const dynamic = await import("./dynamic");
log(dynamic.default, dynamic.value);
export { count as reexported };
