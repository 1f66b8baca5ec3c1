// node:url: the URL of the WHATWG, as far as connection strings and web addresses need it.
const host = require("rihla:host");

const special = { "http:": "80", "https:": "443", "ws:": "80", "wss:": "443", "ftp:": "21", "file:": "" };

// Bytes outside of a set of characters become %XX; what is escaped already stays.
function encode(text, unsafe) {
	return text.toWellFormed().replace(unsafe, (c) => {
		const bytes = new TextEncoder().encode(c);
		return Array.from(bytes, (b) => `%${b.toString(16).toUpperCase().padStart(2, "0")}`).join("");
	});
}

const inFragment = /[\x00-\x20"<>`\x7f]|[^\x00-\x7f]/gu;
const inQuery = /[\x00-\x20"#<>\x7f]|[^\x00-\x7f]/gu;
const inSpecialQuery = /[\x00-\x20"#<>'\x7f]|[^\x00-\x7f]/gu;
const inPath = /[\x00-\x20"#<>?^`{}\x7f]|[^\x00-\x7f]/gu;
const inUser = /[\x00-\x20"#<>?`{}/:;=@[\\\]^|\x7f]|[^\x00-\x7f]/gu;
const inOpaqueHost = /[\x00-\x1f\x7f]|[^\x00-\x7f]/gu;

function invalid(text) {
	return Object.assign(new TypeError("Invalid URL"), { code: "ERR_INVALID_URL", input: text });
}

function decode(text) {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}

function parseNumber(part) {
	if (/^0[xX][0-9a-fA-F]*$/.test(part)) return part.length > 2 ? parseInt(part, 16) : 0;
	if (/^0[0-7]+$/.test(part)) return parseInt(part, 8);
	return /^\d+$/.test(part) ? parseInt(part, 10) : NaN;
}

// "1.2.3.4" and its odd spellings, or null for a name.
function parseIpv4(name) {
	const parts = name.replace(/\.$/, "").split(".");
	if (!/^(\d+|0[xX][0-9a-fA-F]*)$/.test(parts[parts.length - 1])) return null;
	const numbers = parts.map(parseNumber), last = numbers.pop();
	if (numbers.length > 3 || numbers.some((n) => !(n <= 255)) || !(last < 256 ** (4 - numbers.length)))
		throw invalid(name);
	let value = last;
	numbers.forEach((n, i) => (value += n * 256 ** (3 - i)));
	return [24, 16, 8, 0].map((shift) => Math.floor(value / 2 ** shift) % 256).join(".");
}

function parseIpv6(text) {
	const [left, right, ...more] = text.split("::");
	const groups = (part) => (part ? part.split(":") : []);
	const expand = (list) => list.flatMap((group) => {
		if (!group.includes(".")) return [group];
		const [a, b, c, d] = group.split(".").map(Number);
		return [(a * 256 + b).toString(16), (c * 256 + d).toString(16)];
	});
	const head = expand(groups(left)), tail = expand(groups(right));
	const hole = 8 - head.length - tail.length;
	if (more.length || (right === undefined ? hole !== 0 : hole < 1)) throw invalid(text);
	const all = [...head, ...Array(Math.max(hole, 0)).fill("0"), ...tail];
	if (all.some((group) => !/^[0-9a-fA-F]{1,4}$/.test(group))) throw invalid(text);
	return `[${compress(all.map((group) => parseInt(group, 16).toString(16)))}]`;
}

// The longest run of zeros becomes "::".
function compress(groups) {
	let best = -1, length = 1;
	for (let i = 0; i < 8; i++) {
		let run = 0;
		while (i + run < 8 && groups[i + run] === "0") run++;
		if (run > length) [best, length] = [i, run];
	}
	if (best < 0) return groups.join(":");
	return `${groups.slice(0, best).join(":")}::${groups.slice(best + length).join(":")}`;
}

function parseHost(text, isSpecial) {
	if (text.startsWith("[")) {
		if (!text.endsWith("]")) throw invalid(text);
		return parseIpv6(text.slice(1, -1));
	}
	if (!isSpecial) {
		if (/[\x00\t\n\r #/:<>?@[\\\]^|]/.test(text)) throw invalid(text);
		return encode(text, inOpaqueHost);
	}
	const name = decode(text).toLowerCase();
	if (!name || /[\x00-\x20#%/:<>?@[\\\]^|\x7f]/.test(name)) throw invalid(text);
	return parseIpv4(name) ?? (/[^\x00-\x7f]/.test(name) ? toAscii(name) : name);
}

// Names beyond ASCII (RFC 3492).
function toAscii(name) {
	return name.normalize("NFC").split(".").map((label) => (/[^\x00-\x7f]/.test(label) ? `xn--${punycode(label)}` : label)).join(".");
}

function punycode(label) {
	const points = Array.from(label, (c) => c.codePointAt(0)), basic = points.filter((c) => c < 128);
	let out = String.fromCodePoint(...basic), n = 128, delta = 0, bias = 72, handled = basic.length;
	if (handled) out += "-";
	for (const first = handled; handled < points.length; delta++, n++) {
		const next = Math.min(...points.filter((c) => c >= n));
		delta += (next - n) * (handled + 1);
		n = next;
		for (const c of points) {
			if (c < n) delta++;
			if (c !== n) continue;
			let q = delta;
			for (let k = 36; ; k += 36) {
				const t = k <= bias ? 1 : k >= bias + 26 ? 26 : k - bias;
				if (q < t) break;
				out += digit(t + ((q - t) % (36 - t)));
				q = Math.floor((q - t) / (36 - t));
			}
			out += digit(q);
			bias = adapt(delta, handled + 1, handled === first);
			delta = 0;
			handled++;
		}
	}
	return out;
}

const digit = (n) => String.fromCharCode(n < 26 ? n + 97 : n + 22);

function adapt(delta, count, isFirst) {
	delta = isFirst ? Math.floor(delta / 700) : delta >> 1;
	delta += Math.floor(delta / count);
	let k = 0;
	for (; delta > 455; k += 36) delta = Math.floor(delta / 35);
	return k + Math.floor((36 * delta) / (delta + 38));
}

function parsePort(text, scheme) {
	if (text === "") return "";
	if (!/^\d+$/.test(text) || +text > 65535) throw invalid(text);
	return `${+text}` === special[scheme] ? "" : `${+text}`;
}

// user:password@host:port
function parseAuthority(url, text) {
	const at = text.lastIndexOf("@"), isSpecial = url.protocol in special;
	if (at >= 0) {
		const info = text.slice(0, at), colon = info.indexOf(":");
		url.username = encode(colon < 0 ? info : info.slice(0, colon), inUser);
		url.password = colon < 0 ? "" : encode(info.slice(colon + 1), inUser);
	}
	const place = text.slice(at + 1), port = /:(\d*)$/.exec(place.replace(/^\[[^\]]*\]/, "[]"));
	const name = port ? place.slice(0, place.length - port[0].length) : place;
	if (!name && (isSpecial || at >= 0 || port)) {
		if (url.protocol !== "file:") throw invalid(text);
	}
	url.hostname = name ? parseHost(name, isSpecial) : "";
	if (url.protocol === "file:" && url.hostname === "localhost") url.hostname = "";
	url.port = port ? parsePort(port[1], url.protocol) : "";
}

function parsePath(text, isSpecial) {
	const out = [], parts = (isSpecial ? text.replaceAll("\\", "/") : text).split("/");
	parts.shift();
	parts.forEach((part, i) => {
		const isLast = i === parts.length - 1, plain = part.replace(/%2e/gi, ".");
		if (plain === "..") {
			out.pop();
			if (isLast) out.push("");
		} else if (plain === ".") {
			if (isLast) out.push("");
		} else out.push(encode(part, inPath));
	});
	return `/${out.join("/")}`;
}

const empty = () => ({ protocol: "", username: "", password: "", hostname: "", port: "", pathname: "", search: "", hash: "", hasHost: false });

function splitTail(url, text) {
	const hash = text.indexOf("#");
	if (hash >= 0) {
		url.hash = hash === text.length - 1 ? "" : `#${encode(text.slice(hash + 1), inFragment)}`;
		text = text.slice(0, hash);
	}
	const query = text.indexOf("?");
	if (query < 0) return text;
	const unsafe = url.protocol in special ? inSpecialQuery : inQuery;
	url.search = query === text.length - 1 ? "" : `?${encode(text.slice(query + 1), unsafe)}`;
	return text.slice(0, query);
}

// What follows "scheme:".
function parseRest(url, text) {
	const isSpecial = url.protocol in special;
	let rest = splitTail(url, text);
	if (isSpecial) rest = rest.replaceAll("\\", "/");
	const slashes = isSpecial && url.protocol !== "file:" ? /^\/*/.exec(rest)[0].length : rest.startsWith("//") ? 2 : 0;
	if (!slashes && !isSpecial) {
		url.pathname = rest.startsWith("/") ? parsePath(rest, false) : encode(rest, inOpaqueHost);
		return url;
	}
	rest = rest.slice(slashes);
	url.hasHost = true;
	const end = slashes || url.protocol !== "file:" ? rest.search(/\/|$/) : 0;
	parseAuthority(url, rest.slice(0, end));
	const path = rest.slice(end);
	url.pathname = path || isSpecial ? parsePath(path.startsWith("/") ? path : `/${path}`, isSpecial) : "";
	return url;
}

function parse(text, base) {
	text = `${text}`.replace(/^[\x00-\x20]+|[\x00-\x20]+$/g, "").replace(/[\t\n\r]/g, "");
	const scheme = /^([a-zA-Z][a-zA-Z0-9+.-]*):/.exec(text);
	if (scheme) {
		const protocol = scheme[0].toLowerCase(), rest = text.slice(scheme[0].length);
		const isRelative = base && protocol === base.protocol && protocol in special && !/^[/\\]/.test(rest);
		if (!isRelative) return parseRest({ ...empty(), protocol }, rest);
		text = rest;
	}
	if (!base) throw invalid(text);
	return parseRelative(text, base);
}

function parseRelative(text, base) {
	const isSpecial = base.protocol in special, plain = isSpecial ? text.replaceAll("\\", "/") : text;
	if (!base.hasHost && !base.pathname.startsWith("/") && text[0] !== "#") throw invalid(text);
	if (plain.startsWith("//")) return parseRest({ ...empty(), protocol: base.protocol }, text);
	const url = { ...base, search: "", hash: "" };
	const path = splitTail(url, text);
	if (!path) {
		if (!text.startsWith("?")) url.search = base.search;
		return url;
	}
	const folder = base.pathname.slice(0, base.pathname.lastIndexOf("/") + 1) || "/";
	url.pathname = parsePath(/^[/\\]/.test(path) ? path : folder + path, isSpecial);
	return url;
}

class URLSearchParams {
	#pairs = [];
	#changed = () => {};
	constructor(init = "", changed) {
		if (changed) this.#changed = changed;
		if (typeof init === "object" && init !== null) {
			const pairs = typeof init[Symbol.iterator] === "function" ? [...init] : Object.entries(init);
			for (const [name, value] of pairs) this.#pairs.push([`${name}`, `${value}`]);
		} else this.#read(`${init}`);
	}
	#read(text) {
		for (const part of text.replace(/^\?/, "").split("&")) {
			if (!part) continue;
			const at = part.indexOf("="), plain = (s) => unescapeForm(s);
			this.#pairs.push(at < 0 ? [plain(part), ""] : [plain(part.slice(0, at)), plain(part.slice(at + 1))]);
		}
	}
	get size() {
		return this.#pairs.length;
	}
	append(name, value) {
		this.#pairs.push([`${name}`, `${value}`]);
		this.#changed();
	}
	delete(name, value) {
		this.#pairs = this.#pairs.filter(([n, v]) => n !== `${name}` || (value !== undefined && v !== `${value}`));
		this.#changed();
	}
	get(name) {
		return this.#pairs.find(([n]) => n === `${name}`)?.[1] ?? null;
	}
	getAll(name) {
		return this.#pairs.filter(([n]) => n === `${name}`).map(([, v]) => v);
	}
	has(name, value) {
		return this.#pairs.some(([n, v]) => n === `${name}` && (value === undefined || v === `${value}`));
	}
	set(name, value) {
		const at = this.#pairs.findIndex(([n]) => n === `${name}`);
		if (at < 0) this.#pairs.push([`${name}`, `${value}`]);
		else {
			this.#pairs = this.#pairs.filter(([n], i) => i <= at || n !== `${name}`);
			this.#pairs[at][1] = `${value}`;
		}
		this.#changed();
	}
	sort() {
		this.#pairs.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
		this.#changed();
	}
	forEach(call, self) {
		for (const [name, value] of this.#pairs) call.call(self, value, name, this);
	}
	*entries() {
		for (const pair of this.#pairs) yield [...pair];
	}
	*keys() {
		for (const [name] of this.#pairs) yield name;
	}
	*values() {
		for (const [, value] of this.#pairs) yield value;
	}
	[Symbol.iterator]() {
		return this.entries();
	}
	toString() {
		return this.#pairs.map(([name, value]) => `${escapeForm(name)}=${escapeForm(value)}`).join("&");
	}
}

const escapeForm = (text) => encode(text, /[^A-Za-z0-9*\-._ ]/gu).replaceAll(" ", "+");

function unescapeForm(text) {
	const plain = text.replaceAll("+", " ");
	return plain.includes("%") ? unescapeBytes(plain) : plain;
}

// Escapes that are not UTF-8 become U+FFFD, not an error.
function unescapeBytes(text) {
	const bytes = new TextEncoder().encode(text), out = [];
	for (let i = 0; i < bytes.length; i++) {
		const hex = bytes[i] === 37 ? String.fromCharCode(bytes[i + 1] ?? 0, bytes[i + 2] ?? 0) : "";
		if (!/^[0-9a-fA-F]{2}$/.test(hex)) {
			out.push(bytes[i]);
			continue;
		}
		out.push(parseInt(hex, 16));
		i += 2;
	}
	return new TextDecoder("utf-8", { ignoreBOM: true }).decode(Uint8Array.from(out));
}

class URL {
	#url;
	#params;
	constructor(text, base) {
		this.#url = parse(text, base === undefined ? undefined : parse(base));
	}
	static canParse(text, base) {
		return URL.parse(text, base) !== null;
	}
	static parse(text, base) {
		try {
			return new URL(text, base);
		} catch {
			return null;
		}
	}
	// A setter that cannot use its value leaves the URL as it is.
	#set(change) {
		const copy = { ...this.#url };
		try {
			change(copy);
		} catch {
			return;
		}
		this.#url = copy;
	}
	get href() {
		const { protocol, username, password, hasHost, pathname, search, hash } = this.#url;
		const user = username || password ? `${username}${password && `:${password}`}@` : "";
		return `${protocol}${hasHost ? `//${user}${this.host}` : ""}${pathname}${search}${hash}`;
	}
	set href(text) {
		this.#url = parse(text);
		this.#params = undefined;
	}
	get origin() {
		const { protocol } = this.#url;
		return protocol in special && protocol !== "file:" ? `${protocol}//${this.host}` : "null";
	}
	get protocol() {
		return this.#url.protocol;
	}
	set protocol(text) {
		const scheme = /^([a-zA-Z][a-zA-Z0-9+.-]*)/.exec(`${text}`);
		if (!scheme) return;
		const protocol = `${scheme[1].toLowerCase()}:`;
		if (protocol in special === this.#url.protocol in special) this.#set((url) => (url.protocol = protocol));
	}
	get username() {
		return this.#url.username;
	}
	set username(text) {
		if (this.#url.hostname) this.#set((url) => (url.username = encode(`${text}`, inUser)));
	}
	get password() {
		return this.#url.password;
	}
	set password(text) {
		if (this.#url.hostname) this.#set((url) => (url.password = encode(`${text}`, inUser)));
	}
	get host() {
		const { hostname, port } = this.#url;
		return port ? `${hostname}:${port}` : hostname;
	}
	set host(text) {
		this.#set((url) => {
			const [, name, port] = /^(\[[^\]]*\]|[^:/?#]*)(?::(\d*))?/.exec(`${text}`);
			url.hostname = parseHost(name, url.protocol in special);
			if (port !== undefined) url.port = parsePort(port, url.protocol);
		});
	}
	get hostname() {
		return this.#url.hostname;
	}
	set hostname(text) {
		this.#set((url) => (url.hostname = parseHost(`${text}`, url.protocol in special)));
	}
	get port() {
		return this.#url.port;
	}
	set port(text) {
		if (this.#url.hostname) this.#set((url) => (url.port = parsePort(/^\d*/.exec(`${text}`)[0], url.protocol)));
	}
	get pathname() {
		return this.#url.pathname;
	}
	set pathname(text) {
		const path = `${text}`.replaceAll("?", "%3F").replaceAll("#", "%23");
		this.#set((url) => (url.pathname = parsePath(path.startsWith("/") ? path : `/${path}`, url.protocol in special)));
	}
	get search() {
		return this.#url.search;
	}
	set search(text) {
		const bare = `${text}`.replace(/^\?/, "").replaceAll("#", "%23");
		this.#set((url) => (url.search = bare && `?${encode(bare, url.protocol in special ? inSpecialQuery : inQuery)}`));
		this.#params = undefined;
	}
	get hash() {
		return this.#url.hash;
	}
	set hash(text) {
		const bare = `${text}`.replace(/^#/, "");
		this.#set((url) => (url.hash = bare && `#${encode(bare, inFragment)}`));
	}
	get searchParams() {
		return (this.#params ??= new URLSearchParams(this.#url.search, () => {
			const text = `${this.#params}`;
			this.#set((url) => (url.search = text && `?${text}`));
		}));
	}
	toString() {
		return this.href;
	}
	toJSON() {
		return this.href;
	}
	[Symbol.for("nodejs.util.inspect.custom")]() {
		const { href, origin, protocol, username, password, host: place, hostname, port, pathname, search, searchParams, hash } = this;
		const all = { href, origin, protocol, username, password, host: place, hostname, port, pathname, search, searchParams, hash };
		return `URL ${require("util").inspect(all)}`;
	}
}

function fileURLToPath(url) {
	const { protocol, pathname } = typeof url === "string" ? new URL(url) : url;
	if (protocol !== "file:") throw new TypeError("The URL must be of scheme file");
	return decodeURIComponent(pathname);
}

// The parser of old Node programs, in terms of the new one.
function legacy(text) {
	const url = URL.parse(text);
	if (!url) return { href: `${text}`, protocol: null, host: null, hostname: null, port: null, auth: null, pathname: `${text}`.split(/[?#]/)[0], search: null, query: null, hash: null };
	const auth = url.username ? decode(url.username) + (url.password && `:${decode(url.password)}`) : null;
	return {
		href: url.href, protocol: url.protocol, slashes: url.href.startsWith(`${url.protocol}//`), auth,
		host: url.host, hostname: url.hostname, port: url.port || null, pathname: url.pathname || null,
		search: url.search || null, query: url.search ? url.search.slice(1) : null, hash: url.hash || null,
		path: `${url.pathname}${url.search}` || null,
	};
}

module.exports = {
	URL,
	URLSearchParams,
	domainToASCII: (name) => parseHost(name, true),
	fileURLToPath,
	format: (url) => (typeof url === "string" ? url : url.href ?? `${url.protocol ?? ""}//${url.host ?? url.hostname ?? ""}${url.pathname ?? ""}${url.search ?? ""}`),
	parse: legacy,
	pathToFileURL: (path) => new URL(host.urlOf(require("path").resolve(path))),
	resolve: (from, to) => new URL(to, new URL(from, "resolve://")).href.replace(/^resolve:\/\//, ""),
	urlToHttpOptions: (url) => ({ protocol: url.protocol, hostname: url.hostname, path: url.pathname + url.search, href: url.href }),
};
