// node:buffer, and the encodings that Buffer, TextEncoder, atob and the like share.
const kinds = {
	utf8: "utf8", "utf-8": "utf8", hex: "hex", base64: "base64", base64url: "base64url",
	latin1: "latin1", binary: "latin1", ascii: "ascii",
	ucs2: "utf16le", "ucs-2": "utf16le", utf16le: "utf16le", "utf-16le": "utf16le",
};

function encodingOf(name) {
	const kind = kinds[`${name ?? "utf8"}`.toLowerCase()];
	if (!kind) throw new TypeError(`Unknown encoding: ${name}`);
	return kind;
}

// ---- UTF-8

function utf8Bytes(text) {
	text = `${text}`;
	const out = new Uint8Array(text.length * 3);
	let at = 0;
	for (let i = 0; i < text.length; i++) {
		let c = text.charCodeAt(i);
		if (c >= 0xd800 && c < 0xe000) {
			const low = text.charCodeAt(i + 1);
			if (c < 0xdc00 && low >= 0xdc00 && low < 0xe000) {
				c = 0x10000 + ((c - 0xd800) << 10) + (low - 0xdc00);
				i++;
			} else c = 0xfffd;
		}
		if (c < 0x80) out[at++] = c;
		else {
			if (c < 0x800) out[at++] = 0xc0 | (c >> 6);
			else {
				if (c < 0x10000) out[at++] = 0xe0 | (c >> 12);
				else {
					out[at++] = 0xf0 | (c >> 18);
					out[at++] = 0x80 | ((c >> 12) & 0x3f);
				}
				out[at++] = 0x80 | ((c >> 6) & 0x3f);
			}
			out[at++] = 0x80 | (c & 0x3f);
		}
	}
	return out.subarray(0, at);
}

// The code point at `i` and its length; what is malformed is -1, as long as the WHATWG says.
function utf8At(bytes, i) {
	const first = bytes[i];
	if (first < 0x80) return [first, 1];
	const more = first >= 0xc2 && first < 0xe0 ? 1 : first >= 0xe0 && first < 0xf0 ? 2 : first >= 0xf0 && first < 0xf5 ? 3 : 0;
	if (!more) return [-1, 1];
	let low = 0x80, high = 0xbf, value = first & (0x3f >> more);
	if (first === 0xe0) low = 0xa0;
	if (first === 0xed) high = 0x9f;
	if (first === 0xf0) low = 0x90;
	if (first === 0xf4) high = 0x8f;
	for (let k = 1; k <= more; k++) {
		const byte = bytes[i + k];
		if (!(byte >= low && byte <= high)) return [-1, k];
		value = (value << 6) | (byte & 0x3f);
		low = 0x80;
		high = 0xbf;
	}
	return [value, more + 1];
}

function utf8Text(bytes, isFatal) {
	const units = [];
	let out = "";
	for (let i = 0; i < bytes.length;) {
		let [c, len] = utf8At(bytes, i);
		if (c < 0 && isFatal) throw new TypeError("The encoded data was not valid for encoding utf-8");
		if (c < 0) c = 0xfffd;
		if (c > 0xffff) {
			units.push(0xd7c0 + (c >> 10));
			c = 0xdc00 | (c & 0x3ff);
		}
		units.push(c);
		i += len;
		if (units.length > 4096) out += String.fromCharCode.apply(null, units.splice(0));
	}
	return out + String.fromCharCode.apply(null, units);
}

class TextEncoder {
	get encoding() {
		return "utf-8";
	}
	encode(text = "") {
		return utf8Bytes(text).slice();
	}
	encodeInto(text, into) {
		let read = 0, written = 0;
		for (const c of `${text}`) {
			const bytes = utf8Bytes(c);
			if (written + bytes.length > into.length) break;
			into.set(bytes, written);
			written += bytes.length;
			read += c.length;
		}
		return { read, written };
	}
}

function viewOf(data) {
	if (data === undefined) return new Uint8Array(0);
	if (ArrayBuffer.isView(data)) return new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
	return new Uint8Array(data);
}

class TextDecoder {
	#encoding;
	#options;
	#rest = new Uint8Array(0);
	constructor(label = "utf-8", options = {}) {
		const name = `${label}`.trim().toLowerCase();
		const known = { latin1: "latin1", "iso-8859-1": "latin1", ascii: "latin1", "windows-1252": "latin1", "utf-16le": "utf16le", "utf-16": "utf16le" };
		if (!["utf-8", "utf8", "unicode-1-1-utf-8"].includes(name) && !known[name])
			throw new RangeError(`The "${label}" encoding is not supported`);
		this.#encoding = known[name] ?? "utf8";
		this.#options = options;
	}
	get encoding() {
		return { utf8: "utf-8", latin1: "windows-1252", utf16le: "utf-16le" }[this.#encoding];
	}
	get fatal() {
		return !!this.#options.fatal;
	}
	get ignoreBOM() {
		return !!this.#options.ignoreBOM;
	}
	decode(data, { stream = false } = {}) {
		let bytes = viewOf(data);
		if (this.#encoding !== "utf8") return Buffer.from(bytes).toString(this.#encoding);
		if (this.#rest.length) bytes = Buffer.concat([this.#rest, bytes]);
		const cut = stream ? incomplete(bytes) : bytes.length;
		this.#rest = bytes.slice(cut);
		const text = utf8Text(bytes.subarray(0, cut), this.fatal);
		return !this.ignoreBOM && text[0] === "\ufeff" ? text.slice(1) : text;
	}
}

// Where a character that is cut off at the end of `bytes` begins.
function incomplete(bytes) {
	for (let back = 1; back <= 3 && back <= bytes.length; back++) {
		const byte = bytes[bytes.length - back];
		if ((byte & 0xc0) === 0x80) continue;
		const needs = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
		return needs > back ? bytes.length - back : bytes.length;
	}
	return bytes.length;
}

// ---- Base64

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

function base64Text(bytes) {
	let out = "";
	for (let i = 0; i < bytes.length; i += 3) {
		const n = (bytes[i] << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
		out += letters[n >> 18] + letters[(n >> 12) & 63];
		out += i + 1 < bytes.length ? letters[(n >> 6) & 63] : "=";
		out += i + 2 < bytes.length ? letters[n & 63] : "=";
	}
	return out;
}

function base64Bytes(text) {
	const out = [];
	let bits = 0, value = 0;
	for (const c of text) {
		if (c === "=") break;
		const digit = letters.indexOf(c === "-" ? "+" : c === "_" ? "/" : c);
		if (digit < 0) continue;
		value = ((value << 6) | digit) & 0xffffff;
		bits += 6;
		if (bits >= 8) out.push((value >> (bits -= 8)) & 0xff);
	}
	return out;
}

function btoa(text) {
	const bytes = Array.from(`${text}`, (c) => c.charCodeAt(0));
	if (bytes.some((b) => b > 255)) throw invalidCharacter();
	return base64Text(bytes);
}

function atob(text) {
	const clean = `${text}`.replace(/[\t\n\f\r ]/g, "");
	const bare = clean.length % 4 === 0 ? clean.replace(/==?$/, "") : clean;
	if (bare.length % 4 === 1 || /[^A-Za-z0-9+/]/.test(bare)) throw invalidCharacter();
	return String.fromCharCode(...base64Bytes(bare));
}

function invalidCharacter() {
	const { DOMException } = require("events");
	return new DOMException("The string to be encoded contains characters outside of the Latin1 range.", "InvalidCharacterError");
}

// ---- Buffer

const bytesOf = {
	utf8: utf8Bytes,
	hex: (text) => (text.match(/^(?:[0-9a-fA-F]{2})*/)[0].match(/../g) ?? []).map((pair) => parseInt(pair, 16)),
	base64: base64Bytes,
	base64url: base64Bytes,
	latin1: (text) => Uint8Array.from(text, (c) => c.charCodeAt(0)),
	ascii: (text) => Uint8Array.from(text, (c) => c.charCodeAt(0)),
	utf16le: (text) => Uint8Array.from({ length: text.length * 2 }, (_, i) => text.charCodeAt(i >> 1) >> (i & 1 ? 8 : 0)),
};

function charText(bytes, mask) {
	let out = "";
	for (const byte of bytes) out += String.fromCharCode(byte & mask);
	return out;
}

const textOf = {
	utf8: (bytes) => utf8Text(bytes, false),
	hex: (bytes) => Array.from(bytes, (b) => b.toString(16).padStart(2, "0")).join(""),
	base64: base64Text,
	base64url: (bytes) => base64Text(bytes).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, ""),
	latin1: (bytes) => charText(bytes, 0xff),
	ascii: (bytes) => charText(bytes, 0x7f),
	utf16le(bytes) {
		let out = "";
		for (let i = 0; i + 1 < bytes.length; i += 2) out += String.fromCharCode(bytes[i] | (bytes[i + 1] << 8));
		return out;
	},
};

class Buffer extends Uint8Array {
	static poolSize = 8192;
	static get [Symbol.species]() {
		return Buffer;
	}
	static from(value, second, third) {
		if (typeof value === "string") return copy(bytesOf[encodingOf(second)](value));
		if (value instanceof ArrayBuffer) return new Buffer(value, second, third);
		if (value?.type === "Buffer" && Array.isArray(value.data)) return copy(value.data);
		if (typeof value === "object" && value !== null) {
			const plain = value.valueOf();
			if (typeof plain === "string") return Buffer.from(plain, second);
			return copy(ArrayBuffer.isView(value) && value.length === undefined ? viewOf(value) : value);
		}
		throw new TypeError(`the first argument must be a string, a list or a buffer, got ${typeof value}`);
	}
	static of(...bytes) {
		return copy(bytes);
	}
	static alloc(size, fill, encoding) {
		const out = new Buffer(size);
		return fill === undefined ? out : out.fill(fill, encoding);
	}
	static allocUnsafe(size) {
		return new Buffer(size);
	}
	static allocUnsafeSlow(size) {
		return new Buffer(size);
	}
	static byteLength(value, encoding) {
		return typeof value === "string" ? bytesOf[encodingOf(encoding)](value).length : value.byteLength;
	}
	static compare(a, b) {
		for (let i = 0; i < a.length && i < b.length; i++) if (a[i] !== b[i]) return a[i] < b[i] ? -1 : 1;
		return Math.sign(a.length - b.length);
	}
	static concat(list, length = list.reduce((sum, part) => sum + part.length, 0)) {
		const out = new Buffer(length);
		let at = 0;
		for (const part of list) {
			if (at >= length) break;
			out.set(part.length > length - at ? part.subarray(0, length - at) : part, at);
			at += part.length;
		}
		return out;
	}
	static isBuffer(value) {
		return value instanceof Buffer;
	}
	static isEncoding(name) {
		return typeof name === "string" && name.toLowerCase() in kinds;
	}
	toString(encoding, start = 0, end = this.length) {
		return textOf[encodingOf(encoding)](this.subarray(start, end));
	}
	toLocaleString(encoding) {
		return this.toString(encoding);
	}
	toJSON() {
		return { type: "Buffer", data: Array.from(this) };
	}
	equals(other) {
		return Buffer.compare(this, other) === 0;
	}
	compare(other) {
		return Buffer.compare(this, other);
	}
	slice(start, end) {
		return this.subarray(start, end);
	}
	copy(into, at = 0, start = 0, end = this.length) {
		const part = this.subarray(start, Math.min(end, start + into.length - at));
		into.set(part, at);
		return part.length;
	}
	write(text, at = 0, length, encoding) {
		if (typeof at === "string") [at, encoding] = [0, at];
		if (typeof length === "string") [length, encoding] = [undefined, length];
		const bytes = Uint8Array.from(bytesOf[encodingOf(encoding)](text));
		const part = bytes.subarray(0, Math.min(length ?? this.length - at, this.length - at));
		this.set(part, at);
		return part.length;
	}
	fill(value, start, end, encoding) {
		if (typeof start === "string") [start, end, encoding] = [0, this.length, start];
		if (typeof value !== "string") return super.fill(typeof value === "object" ? value[0] : value, start, end);
		const bytes = bytesOf[encodingOf(encoding)](value);
		for (let i = start ?? 0; i < (end ?? this.length); i++) this[i] = bytes[(i - (start ?? 0)) % bytes.length];
		return this;
	}
	indexOf(value, from = 0, encoding) {
		if (typeof value === "number") return super.indexOf(value & 0xff, from);
		const bytes = typeof value === "string" ? bytesOf[encodingOf(encoding)](value) : value;
		for (let i = from < 0 ? Math.max(this.length + from, 0) : from; i + bytes.length <= this.length; i++) {
			let same = 0;
			while (same < bytes.length && this[i + same] === bytes[same]) same++;
			if (same === bytes.length) return i;
		}
		return -1;
	}
	includes(value, from, encoding) {
		return this.indexOf(value, from, encoding) >= 0;
	}
	readUInt8(at = 0) {
		return this[at];
	}
	writeUInt8(value, at = 0) {
		this[at] = value;
		return at + 1;
	}
	readInt8(at = 0) {
		return (this[at] << 24) >> 24;
	}
	writeInt8(value, at = 0) {
		return this.writeUInt8(value, at);
	}
	readUIntBE(at, length) {
		let out = 0;
		for (let i = 0; i < length; i++) out = out * 256 + this[at + i];
		return out;
	}
	readUIntLE(at, length) {
		let out = 0;
		for (let i = length - 1; i >= 0; i--) out = out * 256 + this[at + i];
		return out;
	}
	[Symbol.for("nodejs.util.inspect.custom")]() {
		const shown = Array.from(this.subarray(0, 50), (b) => b.toString(16).padStart(2, "0")).join(" ");
		const more = this.length - 50;
		return `<Buffer${shown && " "}${shown}${more > 0 ? ` ... ${more} more byte${more > 1 ? "s" : ""}` : ""}>`;
	}
}

const copy = (bytes) => {
	const out = new Buffer(bytes.length ?? 0);
	out.set(bytes);
	return out;
};

// readUInt16BE and the like, as a DataView has them.
for (const [name, size] of Object.entries({ Uint16: 2, Int16: 2, Uint32: 4, Int32: 4, Float32: 4, Float64: 8, BigInt64: 8, BigUint64: 8 })) {
	const known = { Uint16: "UInt16", Uint32: "UInt32", Float32: "Float", Float64: "Double", BigUint64: "BigUInt64" }[name] ?? name;
	for (const end of ["LE", "BE"]) {
		const view = (b) => new DataView(b.buffer, b.byteOffset, b.byteLength);
		const define = (key, value) => Object.defineProperty(Buffer.prototype, key, { value, writable: true, configurable: true });
		define(`read${known}${end}`, function (at = 0) {
			return view(this)[`get${name}`](at, end === "LE");
		});
		define(`write${known}${end}`, function (value, at = 0) {
			view(this)[`set${name}`](at, value, end === "LE");
			return at + size;
		});
	}
}
for (const key of Object.getOwnPropertyNames(Buffer.prototype))
	if (key.includes("UInt"))
		Object.defineProperty(Buffer.prototype, key.replace("UInt", "Uint"), Object.getOwnPropertyDescriptor(Buffer.prototype, key));

// A part of a Blob is text, bytes or another Blob.
function partBytes(part) {
	if (part instanceof Blob) return part[CONTENT];
	if (ArrayBuffer.isView(part)) return new Uint8Array(part.buffer, part.byteOffset, part.byteLength);
	return part instanceof ArrayBuffer ? new Uint8Array(part) : Buffer.from(`${part}`);
}

const CONTENT = Symbol("content");

class Blob {
	constructor(parts = [], { type = "" } = {}) {
		Object.defineProperty(this, CONTENT, { value: Buffer.concat(Array.from(parts, partBytes)) });
		this.type = `${type}`.toLowerCase();
	}
	get size() {
		return this[CONTENT].length;
	}
	async text() {
		return this[CONTENT].toString();
	}
	async arrayBuffer() {
		return Uint8Array.from(this[CONTENT]).buffer;
	}
	slice(from, to, type) {
		return new Blob([this[CONTENT].subarray(from, to)], { type });
	}
}

class File extends Blob {
	constructor(parts, name, options = {}) {
		super(parts, options);
		this.name = `${name}`;
		this.lastModified = options.lastModified ?? Date.now();
	}
}

module.exports = {
	Blob,
	Buffer,
	File,
	TextDecoder,
	TextEncoder,
	atob,
	btoa,
	constants: { MAX_LENGTH: 2 ** 32, MAX_STRING_LENGTH: 2 ** 29 - 24 },
	isUtf8: (data) => {
		try {
			utf8Text(viewOf(data), true);
			return true;
		} catch {
			return false;
		}
	},
	kMaxLength: 2 ** 32,
};
