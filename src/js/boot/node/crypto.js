// node:crypto: random values and digests.
const host = require("rihla:host");

function refuse(name) {
	return () => {
		throw new Error(`crypto.${name} is not available while a schema is evaluated`);
	};
}

function getRandomValues(array) {
	if (!ArrayBuffer.isView(array)) throw new TypeError("the argument must be a typed array");
	return host.random(array);
}

function randomBytes(size, done) {
	const bytes = Buffer.from(host.random(new Uint8Array(size)));
	if (!done) return bytes;
	queueMicrotask(() => done(null, bytes));
}

function randomInt(min, max, done) {
	if (typeof max !== "number") [min, max, done] = [0, min, max];
	const range = max - min;
	if (!(range > 0) || !Number.isSafeInteger(range)) throw new RangeError("max must be greater than min");
	// 53 random bits; those beyond the last whole multiple of the range would favour small numbers.
	const limit = 2 ** 53 - (2 ** 53 % range);
	let value;
	do {
		const [high, low] = host.random(new Uint32Array(2));
		value = (high & 0x1fffff) * 2 ** 32 + low;
	} while (value >= limit);
	const result = min + (value % range);
	if (!done) return result;
	queueMicrotask(() => done(null, result));
}

// ---- Digests. SHA-256 is C's; MD5 and SHA-1 are here.

const rotate = (x, n) => (x << n) | (x >>> (32 - n));

// The message with its padding, as 32-bit words.
function blocks(bytes, isLittle) {
	const length = ((bytes.length + 8) >> 6 << 6) + 64, padded = new Uint8Array(length);
	padded.set(bytes);
	padded[bytes.length] = 0x80;
	const view = new DataView(padded.buffer), high = Math.floor(bytes.length / 2 ** 29), low = bytes.length << 3;
	view.setUint32(length - 8, isLittle ? low : high, isLittle);
	view.setUint32(length - 4, isLittle ? high : low, isLittle);
	return Array.from({ length: length / 4 }, (_, i) => view.getUint32(i * 4, isLittle));
}

function digest(words, isLittle) {
	const out = Buffer.alloc(words.length * 4), view = new DataView(out.buffer);
	words.forEach((word, i) => view.setUint32(i * 4, word, isLittle));
	return out;
}

function md5(bytes) {
	const shifts = [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21];
	const table = Array.from({ length: 64 }, (_, i) => Math.floor(Math.abs(Math.sin(i + 1)) * 2 ** 32) | 0);
	const words = blocks(bytes, true), state = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476];
	for (let at = 0; at < words.length; at += 16) {
		let [a, b, c, d] = state;
		for (let i = 0; i < 64; i++) {
			const round = i >> 4;
			const f = [(b & c) | (~b & d), (d & b) | (~d & c), b ^ c ^ d, c ^ (b | ~d)][round];
			const k = [i, 5 * i + 1, 3 * i + 5, 7 * i][round] & 15;
			const sum = (a + f + table[i] + words[at + k]) | 0;
			[a, d, c, b] = [d, c, b, (b + rotate(sum, shifts[round * 4 + (i & 3)])) | 0];
		}
		[a, b, c, d].forEach((word, i) => (state[i] = (state[i] + word) | 0));
	}
	return digest(state, true);
}

function sha1(bytes) {
	const words = blocks(bytes, false), state = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0];
	for (let at = 0; at < words.length; at += 16) {
		const w = words.slice(at, at + 16);
		for (let i = 16; i < 80; i++) w.push(rotate(w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 1));
		let [a, b, c, d, e] = state;
		for (let i = 0; i < 80; i++) {
			const round = Math.floor(i / 20);
			const f = [(b & c) | (~b & d), b ^ c ^ d, (b & c) | (b & d) | (c & d), b ^ c ^ d][round];
			const sum = (rotate(a, 5) + f + e + [0x5a827999, 0x6ed9eba1, 0x8f1bbcdc, 0xca62c1d6][round] + w[i]) | 0;
			[a, b, c, d, e] = [sum, a, rotate(b, 30), c, d];
		}
		[a, b, c, d, e].forEach((word, i) => (state[i] = (state[i] + word) | 0));
	}
	return digest(state, false);
}

const digests = {
	md5,
	sha1,
	"sha-1": sha1,
	sha256: (bytes) => Buffer.from(host.sha256(bytes), "hex"),
};
digests["sha-256"] = digests.sha256;

// FIPS 180-4, 6.4: words of 64 bits, so in BigInt.
const MASK = (1n << 64n) - 1n;
const rotate64 = (x, n) => (x >> n) | ((x << (64n - n)) & MASK);

// The first 64 bits behind the point of the root of a prime: of `power` 2 or 3.
function rootBits(prime, power) {
	const target = BigInt(prime) << (64n * power);
	let low = 0n, high = 1n << 72n;
	while (high - low > 1n) {
		const middle = (low + high) >> 1n;
		if (middle ** power <= target) low = middle;
		else high = middle;
	}
	return low & MASK;
}

const primes = [];
for (let n = 2; primes.length < 80; n++) if (primes.every((prime) => n % prime)) primes.push(n);

function sha512Of(first, length) {
	let constants, start;
	const sha = (bytes) => {
		constants ??= primes.map((prime) => rootBits(prime, 3n));
		start ??= primes.slice(first, first + 8).map((prime) => rootBits(prime, 2n));
		const padded = Buffer.alloc(Math.ceil((bytes.length + 17) / 128) * 128);
		padded.set(bytes);
		padded[bytes.length] = 0x80;
		padded.writeBigUInt64BE(BigInt(bytes.length) * 8n, padded.length - 8);
		const state = [...start];
		for (let at = 0; at < padded.length; at += 128) {
			const w = [];
			for (let i = 0; i < 16; i++) w.push(padded.readBigUInt64BE(at + 8 * i));
			for (let i = 16; i < 80; i++) {
				const a = w[i - 15], b = w[i - 2];
				const s0 = rotate64(a, 1n) ^ rotate64(a, 8n) ^ (a >> 7n), s1 = rotate64(b, 19n) ^ rotate64(b, 61n) ^ (b >> 6n);
				w.push((w[i - 16] + s0 + w[i - 7] + s1) & MASK);
			}
			let [a, b, c, d, e, f, g, h] = state;
			for (let i = 0; i < 80; i++) {
				const t1 = h + (rotate64(e, 14n) ^ rotate64(e, 18n) ^ rotate64(e, 41n)) + ((e & f) ^ (~e & MASK & g)) + constants[i] + w[i];
				const t2 = (rotate64(a, 28n) ^ rotate64(a, 34n) ^ rotate64(a, 39n)) + ((a & b) ^ (a & c) ^ (b & c));
				[h, g, f, e, d, c, b, a] = [g, f, e, (d + t1) & MASK, c, b, a, (t1 + t2) & MASK];
			}
			[a, b, c, d, e, f, g, h].forEach((x, i) => (state[i] = (state[i] + x) & MASK));
		}
		const out = Buffer.alloc(64);
		state.forEach((x, i) => out.writeBigUInt64BE(x, 8 * i));
		return out.subarray(0, length);
	};
	sha.block = 128;
	return sha;
}
digests.sha512 = digests["sha-512"] = sha512Of(0, 64);
digests.sha384 = digests["sha-384"] = sha512Of(8, 48);

function digestOf(name) {
	const found = digests[`${name}`.toLowerCase()];
	if (!found) throw new Error(`the digest ${name} is not available while a schema is evaluated`);
	return found;
}

const bytesFrom = (data, encoding) => (typeof data === "string" ? Buffer.from(data, encoding) : Buffer.from(data));

class Hash {
	#compute;
	#parts;
	constructor(compute, parts = []) {
		this.#compute = compute;
		this.#parts = parts;
	}
	update(data, encoding) {
		this.#parts.push(bytesFrom(data, encoding));
		return this;
	}
	copy() {
		return new Hash(this.#compute, [...this.#parts]);
	}
	digest(encoding) {
		const out = this.#compute(Buffer.concat(this.#parts));
		return encoding && encoding !== "buffer" ? out.toString(encoding) : out;
	}
}

function createHmac(name, key) {
	const hash = digestOf(name), size = hash.block ?? 64, block = Buffer.alloc(size), bytes = bytesFrom(key);
	block.set(bytes.length > size ? hash(bytes) : bytes);
	const pad = (byte) => block.map((b) => b ^ byte);
	return new Hash((message) => hash(Buffer.concat([pad(0x5c), hash(Buffer.concat([pad(0x36), message]))])));
}

const subtle = new Proxy({
	digest: async (algorithm, data) => {
		const bytes = Buffer.from(ArrayBuffer.isView(data) ? data : new Uint8Array(data));
		return new Uint8Array(digestOf(algorithm.name ?? algorithm)(bytes)).buffer;
	},
}, {
	get: (known, name) => known[name] ?? (typeof name === "symbol" || name === "then" ? undefined : refuse(`subtle.${name}`)),
});

const webcrypto = { getRandomValues, randomUUID: () => host.uuid(), subtle };

const known = {
	createHash: (name) => new Hash(digestOf(name)),
	createHmac,
	getHashes: () => ["md5", "sha1", "sha256", "sha384", "sha512"],
	getRandomValues,
	hash: (name, data, encoding = "hex") => new Hash(digestOf(name)).update(data).digest(encoding),
	randomBytes,
	pseudoRandomBytes: randomBytes,
	randomFillSync: (array) => host.random(array),
	randomFill(array, done) {
		host.random(array);
		queueMicrotask(() => done(null, array));
	},
	randomInt,
	randomUUID: () => host.uuid(),
	subtle,
	timingSafeEqual: (a, b) => Buffer.compare(a, b) === 0,
	webcrypto,
	constants: {},
};

const absent = ["checkPrime", "createCipheriv", "createDecipheriv", "createDiffieHellman", "createECDH",
	"createPrivateKey", "createPublicKey", "createSecretKey", "createSign", "createVerify", "diffieHellman",
	"generateKey", "generateKeyPair", "generateKeyPairSync", "generateKeySync", "getCiphers", "getCurves",
	"hkdf", "hkdfSync", "pbkdf2", "pbkdf2Sync", "privateDecrypt", "privateEncrypt", "publicDecrypt",
	"publicEncrypt", "scrypt", "scryptSync", "sign", "verify"];
for (const name of absent) known[name] = refuse(name);

// Libraries ask whether a value is one of these.
for (const name of ["Cipheriv", "Decipheriv", "DiffieHellman", "DiffieHellmanGroup", "ECDH", "KeyObject", "Sign",
	"Verify", "X509Certificate"])
	known[name] = { [name]: class { constructor() { refuse(name)(); } } }[name];
known.Hash = known.Hmac = Hash;

module.exports = known;
