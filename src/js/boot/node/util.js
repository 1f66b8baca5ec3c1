// node:util: formatting, and what libraries ask about values.
const inspectKey = Symbol.for("nodejs.util.inspect.custom");
const promisifyKey = Symbol.for("nodejs.util.promisify.custom");

// ---- inspect

const tag = (value) => Object.prototype.toString.call(value).slice(8, -1);
const isName = (key) => /^[A-Za-z_$][\w$]*$/.test(key);

function quote(text) {
	const mark = !text.includes("'") ? "'" : !text.includes('"') ? '"' : !text.includes("`") ? "`" : "'";
	const escaped = text.replace(/[\\\x00-\x1f\x7f]/g, (c) => {
		const known = { "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f", "\v": "\\v" };
		return known[c] ?? `\\x${c.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`;
	});
	return mark + (mark === "'" ? escaped.replaceAll("'", "\\'") : escaped) + mark;
}

function primitive(value) {
	switch (typeof value) {
	case "string": return quote(value);
	case "bigint": return `${value}n`;
	case "number": return Object.is(value, -0) ? "-0" : `${value}`;
	default: return String(value);
	}
}

function className(value) {
	for (let at = value; at; at = Object.getPrototypeOf(at)) {
		const found = Object.getOwnPropertyDescriptor(at, "constructor");
		if (found && typeof found.value === "function" && found.value.name && value instanceof found.value)
			return found.value.name;
	}
	return null;
}

function functionName(value) {
	const isClass = /^class\b/.test(Function.prototype.toString.call(value));
	const name = value.name ? `: ${value.name}` : " (anonymous)";
	if (!isClass) return `[${tag(value)}${name}]`;
	const parent = Object.getPrototypeOf(value).name;
	return `[class${value.name ? ` ${value.name}` : " (anonymous)"}${parent ? ` extends ${parent}` : ""}]`;
}

function errorText(error) {
	const head = `${error.name || "Error"}${error.message ? `: ${error.message}` : ""}`;
	const frames = typeof error.stack === "string" && error.stack ? error.stack.split("\n") : [];
	const shown = frames.filter((f) => f.includes("@/")).slice(0, 10);
	return [head, ...shown.map((f) => `    at ${f.replace(/^([^@/]*)@/, (m, name) => (name ? `${name} ` : ""))}`)].join("\n");
}

// An object without anything to show is shown at any depth.
const isEmpty = (value) =>
	Array.isArray(value) ? !value.length : value instanceof Map || value instanceof Set ? !value.size : tag(value) === "Object";

class Inspector {
	constructor(options) {
		this.depth = options.depth === null ? Infinity : options.depth ?? 2;
		this.showHidden = !!options.showHidden;
		this.breakLength = options.breakLength ?? 80;
		this.compact = options.compact ?? 3;
		this.maxArrayLength = options.maxArrayLength ?? 100;
		this.maxStringLength = options.maxStringLength ?? 10000;
		this.options = options;
		this.seen = [];
		this.circular = new Map();
		this.currentDepth = 0; // of what was shown last
	}

	show(value, level) {
		if (typeof value === "string" && value.length > this.maxStringLength)
			return `${quote(value.slice(0, this.maxStringLength))}... ${value.length - this.maxStringLength} more characters`;
		if ((typeof value !== "object" || value === null) && typeof value !== "function")
			return primitive(value);
		const custom = value[inspectKey];
		if (typeof custom === "function" && custom !== inspect) {
			const out = custom.call(value, this.depth - level, { ...this.options, stylize: (s) => s }, inspect);
			return typeof out === "string" ? out : this.show(out, level);
		}
		if (this.seen.includes(value)) {
			if (!this.circular.has(value)) this.circular.set(value, this.circular.size + 1);
			return `[Circular *${this.circular.get(value)}]`;
		}
		return this.object(value, level);
	}

	object(value, level) {
		const name = className(value), kind = tag(value);
		const { head, braces, items } = this.parts(value, name, kind, level);
		const keys = this.keys(value);
		if (!items && !keys.length && head) return head;
		if (level > this.depth && (keys.length || !isEmpty(value)))
			return Array.isArray(value) ? "[Array]" : `[${name ?? `${kind}: null prototype`}]`;
		if (keys.length || !isEmpty(value)) this.currentDepth = level;
		this.seen.push(value);
		const out = items ? items() : [];
		for (const key of keys) out.push(this.property(value, key, level));
		this.seen.pop();
		const mark = this.circular.has(value) ? `<ref *${this.circular.get(value)}> ` : "";
		return mark + this.layout(head, braces, out, level, Array.isArray(value));
	}

	// How a value begins, its braces, and what stands in them apart from its properties.
	parts(value, name, kind, level) {
		const named = (usual, size) => {
			const at = size === undefined ? "" : `(${size})`;
			return name === null ? `[${usual}${at}: null prototype] ` : `${name}${at} `;
		};
		if (Array.isArray(value))
			return {
				head: name === "Array" ? "" : named("Array", value.length),
				braces: ["[", "]"],
				items: () => this.list(value, level),
			};
		if (typeof value === "function") return { head: functionName(value), braces: ["{", "}"] };
		if (value instanceof Error) return { head: errorText(value), braces: ["{", "}"] };
		if (kind === "RegExp") return { head: String(value), braces: ["{", "}"] };
		if (kind === "Date")
			return { head: isNaN(value) ? "Invalid Date" : value.toISOString(), braces: ["{", "}"] };
		if (kind === "Map")
			return {
				head: named("Map", value.size),
				braces: ["{", "}"],
				items: () => [...value].map(([k, v]) => `${this.show(k, level + 1)} => ${this.show(v, level + 1)}`),
			};
		if (kind === "Set")
			return {
				head: named("Set", value.size),
				braces: ["{", "}"],
				items: () => [...value].map((v) => this.show(v, level + 1)),
			};
		if (ArrayBuffer.isView(value) && kind !== "DataView")
			return {
				head: named(kind, value.length),
				braces: ["[", "]"],
				items: () => this.list(Array.from(value), level),
			};
		if (kind === "Promise") return { head: "Promise ", braces: ["{", "}"], items: () => ["<unknown>"] };
		if (kind === "WeakMap" || kind === "WeakSet")
			return { head: `${kind} `, braces: ["{", "}"], items: () => ["<items unknown>"] };
		if (["String", "Number", "Boolean", "BigInt", "Symbol"].includes(kind) && typeof value.valueOf() !== "object")
			return { head: `[${kind}: ${primitive(value.valueOf())}]`, braces: ["{", "}"] };
		const own = kind !== "Object" && kind !== name ? `[${kind}] ` : "";
		return { head: (name === "Object" ? "" : named("Object")) + own, braces: ["{", "}"], items: () => [] };
	}

	list(array, level) {
		const out = [];
		let holes = 0;
		const flush = () => {
			if (holes) out.push(`<${holes} empty item${holes > 1 ? "s" : ""}>`);
			holes = 0;
		};
		const shown = Math.min(array.length, this.maxArrayLength);
		for (let i = 0; i < shown; i++) {
			if (!(i in array)) {
				holes++;
				continue;
			}
			flush();
			out.push(this.show(array[i], level + 1));
		}
		flush();
		const more = array.length - shown;
		if (more > 0) out.push(`... ${more} more item${more > 1 ? "s" : ""}`);
		return out;
	}

	keys(value) {
		const isList = Array.isArray(value) || value instanceof String || (ArrayBuffer.isView(value) && tag(value) !== "DataView");
		return Reflect.ownKeys(value).filter((key) => {
			if (isList && typeof key === "string" && /^\d+$/.test(key)) return false;
			if (value instanceof Error && ["stack", "line", "column", "sourceURL", "message"].includes(key)) return false;
			const found = Object.getOwnPropertyDescriptor(value, key);
			return found && (found.enumerable || this.showHidden);
		});
	}

	property(value, key, level) {
		const found = Object.getOwnPropertyDescriptor(value, key);
		const plain = typeof key === "symbol" ? `[${String(key)}]` : isName(key) ? key : quote(key);
		const name = found.enumerable || typeof key === "symbol" ? plain : `[${key}]`;
		if (!found.get && !found.set) return `${name}: ${this.show(found.value, level + 1)}`;
		const kind = found.get && found.set ? "Getter/Setter" : found.get ? "Getter" : "Setter";
		return `${name}: [${kind}]`;
	}

	// On one line where it is short, as Node's compact: 3 has it.
	layout(head, [open, close], out, level, isArray) {
		if (head && !head.endsWith(" ")) head += " ";
		if (!out.length) return `${head}${open}${close}`;
		const start = out.length + level * 2 + head.length + open.length + 10;
		const length = out.reduce((sum, text) => sum + text.length, out.length + start);
		if (isArray && out.length > 6 && this.compact) out = this.columns(out);
		const isFlat = !out.some((text) => text.includes("\n"));
		const isShort = length <= this.breakLength && this.currentDepth - level < this.compact;
		if (isFlat && isShort && !out.isColumns) return `${head}${open} ${out.join(", ")} ${close}`;
		const indent = " ".repeat(level * 2 + 2);
		return `${head}${open}\n${indent}${out.join(`,\n${indent}`)}\n${" ".repeat(level * 2)}${close}`;
	}

	// Short items of a long list side by side; what says how many more there are stands alone.
	columns(out) {
		const more = out[out.length - 1].startsWith("... ") ? out.slice(-1) : [];
		const items = more.length ? out.slice(0, -1) : out, lengths = items.map((text) => text.length + 2);
		const longest = Math.max(...lengths), total = lengths.reduce((sum, n) => sum + n, 0);
		const isWorthIt = total / longest > 5 || longest - 2 <= 6;
		if (longest * 3 + 2 >= this.breakLength || !isWorthIt || items.some((t) => t.includes("\n")))
			return out;
		const bias = Math.sqrt(longest - total / out.length), wide = Math.max(longest - 3 - bias, 1);
		const count = Math.min(Math.round(Math.sqrt(2.5 * wide * items.length) / wide),
			Math.floor((this.breakLength - 2) / longest), this.compact * 4, 15);
		if (count <= 1) return out;
		const widths = Array.from({ length: count }, (_, i) =>
			Math.max(...lengths.filter((_, k) => k % count === i)));
		const isNumeric = items.every((text) => /^-?[\d.]+n?$/.test(text));
		const lines = [];
		for (let i = 0; i < items.length; i += count) {
			const row = items.slice(i, i + count);
			const cells = row.map((text, k) => {
				const comma = k < row.length - 1 ? ", " : "";
				if (isNumeric) return (text + comma).padStart(widths[k] - (comma ? 0 : 2));
				return comma ? (text + comma).padEnd(widths[k]) : text;
			});
			lines.push(cells.join(""));
		}
		return Object.assign([...lines, ...more], { isColumns: true });
	}
}

function inspect(value, options, ...old) {
	if (typeof options === "boolean") options = { showHidden: options, depth: old[0] };
	return new Inspector(options ?? {}).show(value, 0);
}
inspect.custom = inspectKey;
inspect.defaultOptions = {};

// ---- format

function formatOne(letter, value) {
	switch (letter) {
	case "s":
		if (typeof value === "bigint") return `${value}n`;
		if (Object.is(value, -0)) return "-0";
		if (typeof value !== "object" || value === null) return String(value);
		return inspect(value, { depth: 0 });
	case "d":
		if (typeof value === "bigint") return `${value}n`;
		return typeof value === "object" || typeof value === "symbol" ? "NaN" : `${Number(value)}`;
	case "i":
		if (typeof value === "bigint") return `${value}n`;
		return typeof value === "object" || typeof value === "symbol" ? "NaN" : `${parseInt(value)}`;
	case "f": return typeof value === "symbol" ? "NaN" : `${parseFloat(value)}`;
	case "j":
		try {
			return JSON.stringify(value);
		} catch (e) {
			return "[Circular]";
		}
	case "o": return inspect(value, { showHidden: true, depth: 4 });
	case "O": return inspect(value);
	default: return "";
	}
}

function format(...args) {
	let at = 0, text = "";
	if (typeof args[0] === "string") {
		at = 1;
		text = args.length === 1 ? args[0] : args[0].replace(/%([sdifjoOc%])/g, (whole, letter) => {
			if (letter === "%") return "%";
			return at < args.length ? formatOne(letter, args[at++]) : whole;
		});
		if (at < args.length) text += " ";
	}
	return text + args.slice(at).map((v) => (typeof v === "string" ? v : inspect(v))).join(" ");
}

// ---- The rest

function promisify(call) {
	if (typeof call !== "function") throw new TypeError("the argument must be a function");
	if (call[promisifyKey]) return call[promisifyKey];
	return function (...args) {
		return new Promise((resolve, reject) =>
			call.call(this, ...args, (error, value) => (error ? reject(error) : resolve(value))));
	};
}
promisify.custom = promisifyKey;

function callbackify(call) {
	return function (...args) {
		const done = args.pop();
		call.apply(this, args).then((value) => done(null, value), (error) => done(error));
	};
}

function inherits(type, parent) {
	Object.defineProperty(type, "super_", { value: parent, writable: true, configurable: true });
	Object.setPrototypeOf(type.prototype, parent.prototype);
}

function deepEqual(a, b, pairs = new Map()) {
	if (Object.is(a, b)) return true;
	if (typeof a !== "object" || typeof b !== "object" || !a || !b) return false;
	if (Object.getPrototypeOf(a) !== Object.getPrototypeOf(b) || tag(a) !== tag(b)) return false;
	if (pairs.get(a) === b) return true;
	pairs.set(a, b);
	if (a instanceof Date && +a !== +b) return false;
	if (a instanceof RegExp && String(a) !== String(b)) return false;
	if (a instanceof Error && (a.name !== b.name || a.message !== b.message)) return false;
	if (a instanceof Map || a instanceof Set) {
		if (a.size !== b.size) return false;
		const left = [...a], right = [...b];
		return left.every((x) => right.some((y) => deepEqual(x, y, pairs)));
	}
	const keys = Object.keys(a);
	if (keys.length !== Object.keys(b).length) return false;
	return keys.every((key) => Object.hasOwn(b, key) && deepEqual(a[key], b[key], pairs));
}

const is = (...names) => (value) => names.includes(tag(value));
const types = {
	isAnyArrayBuffer: is("ArrayBuffer", "SharedArrayBuffer"),
	isArrayBuffer: is("ArrayBuffer"),
	isArrayBufferView: ArrayBuffer.isView,
	isAsyncFunction: is("AsyncFunction", "AsyncGeneratorFunction"),
	isBigInt64Array: is("BigInt64Array"),
	isBoxedPrimitive: (v) => typeof v === "object" && is("String", "Number", "Boolean", "Symbol", "BigInt")(v),
	isDataView: is("DataView"),
	isDate: (v) => v instanceof Date,
	isGeneratorFunction: is("GeneratorFunction", "AsyncGeneratorFunction"),
	isMap: is("Map"),
	isNativeError: (v) => v instanceof Error,
	isPromise: (v) => v instanceof Promise,
	isProxy: () => false,
	isRegExp: (v) => v instanceof RegExp,
	isSet: is("Set"),
	isTypedArray: (v) => ArrayBuffer.isView(v) && !(v instanceof DataView),
	isUint8Array: (v) => v instanceof Uint8Array,
	isWeakMap: is("WeakMap"),
	isWeakSet: is("WeakSet"),
};

// ---- structuredClone

function refuse(value) {
	const text = typeof value === "symbol" ? String(value) : typeof value === "function" ? value.name || "a function" : tag(value);
	throw new (require("events").DOMException)(`${text} could not be cloned.`, "DataCloneError");
}

function clone(value, seen) {
	if (typeof value === "function" || typeof value === "symbol") refuse(value);
	if (typeof value !== "object" || value === null) return value;
	if (seen.has(value)) return seen.get(value);
	const keep = (copy) => (seen.set(value, copy), copy);
	switch (tag(value)) {
	case "Date": return keep(new Date(value));
	case "RegExp": return keep(new RegExp(value.source, value.flags));
	case "Boolean": case "Number": case "String": case "BigInt":
		return keep(Object(value.valueOf()));
	case "ArrayBuffer": return keep(value.slice(0));
	case "Map": {
		const copy = keep(new Map());
		for (const [k, v] of value) copy.set(clone(k, seen), clone(v, seen));
		return copy;
	}
	case "Set": {
		const copy = keep(new Set());
		for (const v of value) copy.add(clone(v, seen));
		return copy;
	}
	case "WeakMap": case "WeakSet": case "WeakRef": case "Promise": refuse(value);
	}
	if (value instanceof DataView)
		return keep(new DataView(clone(value.buffer, seen), value.byteOffset, value.byteLength));
	if (ArrayBuffer.isView(value)) {
		const plain = globalThis[tag(value)] ?? Uint8Array;
		return keep(new plain(clone(value.buffer, seen), value.byteOffset, value.length));
	}
	if (value instanceof Error) {
		const type = { EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError }[value.name] ?? Error;
		const copy = keep(new type(value.message));
		if ("cause" in value) copy.cause = clone(value.cause, seen);
		return copy;
	}
	const copy = keep(Array.isArray(value) ? new Array(value.length) : {});
	for (const key of Object.keys(value)) copy[key] = clone(value[key], seen);
	return copy;
}

module.exports = {
	callbackify,
	debuglog: () => Object.assign(() => {}, { enabled: false }),
	deprecate: (call) => call,
	format,
	formatWithOptions: (options, ...args) => format(...args),
	inherits,
	inspect,
	isArray: Array.isArray,
	isDeepStrictEqual: (a, b) => deepEqual(a, b),
	promisify,
	stripVTControlCharacters: (text) => text.replace(/\x1b\[[0-9;]*[A-Za-z]/g, ""),
	structuredClone: (value) => clone(value, new Map()),
	styleText: (style, text) => text,
	toUSVString: (text) => `${text}`.toWellFormed(),
	types,
	get TextEncoder() {
		return require("buffer").TextEncoder;
	},
	get TextDecoder() {
		return require("buffer").TextDecoder;
	},
};
module.exports.debug = module.exports.debuglog;
