// The value of a package that is not installed: everything done with it gives another such value,
// until it would have to be something.
(function (parts) {
	"use strict";
	const [specifier, file, line, column] = parts;
	const place = Object.freeze({ specifier, file, line, column });
	const mark = Symbol.for("rihla.missing");

	function complain(what) {
		const at = file ? `, imported at ${file}:${line}:${column},` : "";
		throw new Error(`the package "${specifier}"${at} is not installed, and its value is ${what}`);
	}

	const conversions = { toString: "a text", toLocaleString: "a text", valueOf: "a value", toJSON: "data", getSQL: "SQL" };

	function read(target, key) {
		if (key === mark) return place;
		if (key === Symbol.toPrimitive) return () => complain("used as a text or number");
		if (key === Symbol.iterator || key === Symbol.asyncIterator)
			return () => complain("used as a list");
		if (typeof key === "symbol" || key === "then" || key === "__esModule") return undefined;
		if (key === "prototype") return target.prototype;
		if (hasOwn.call(conversions, key)) return () => complain(`used as ${conversions[key]}`);
		return make();
	}

	const hasOwn = Object.prototype.hasOwnProperty;
	const handler = {
		get: read,
		has: () => true,
		set: () => true,
		apply: () => make(),
		construct: () => make(),
		ownKeys: () => complain("spread or listed"),
	};

	const make = () => new Proxy(function () {}, handler);
	return make();
})
