// node:querystring.
const escape = encodeURIComponent;

function unescape(text) {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}

function parse(text, separator = "&", equals = "=") {
	const out = Object.create(null);
	for (const part of `${text}`.split(separator)) {
		if (part === "") continue;
		const at = part.indexOf(equals), plain = (s) => unescape(s.replaceAll("+", " "));
		const name = plain(at < 0 ? part : part.slice(0, at)), value = at < 0 ? "" : plain(part.slice(at + equals.length));
		out[name] = name in out ? [].concat(out[name], value) : value;
	}
	return out;
}

function stringify(object, separator = "&", equals = "=") {
	const text = (v) => (typeof v === "string" ? v : ["number", "bigint", "boolean"].includes(typeof v) ? `${v}` : "");
	return Object.entries(object ?? {})
		.flatMap(([name, value]) => [].concat(value).map((v) => escape(name) + equals + escape(text(v))))
		.join(separator);
}

module.exports = { decode: parse, encode: stringify, escape, parse, stringify, unescape };
