// The config a module exports, as data, and the environment it left.
([exports]) => {
	let config = exports.default ?? exports;
	if (config?.__esModule) config = config.default ?? config;
	const isData = typeof config === "object" && config !== null && typeof config.then !== "function";
	const found = config === null ? "null" : typeof config?.then === "function" ? "a promise" : `a ${typeof config}`;
	// What JSON has no form for, but counts: certificates may be bytes, and a check of the server's
	// name is a function.
	function asData(key, value) {
		const original = this[key];
		if (original instanceof Uint8Array) return Buffer.from(original).toString();
		return key === "checkServerIdentity" && typeof original === "function" ? true : value;
	}
	return JSON.stringify({ config: isData ? config : undefined, found, env: process.env }, asData);
}
