// The config a module exports, as data, and the environment it left.
([exports]) => {
	let config = exports.default ?? exports;
	if (config?.__esModule) config = config.default ?? config;
	const isData = typeof config === "object" && config !== null && typeof config.then !== "function";
	const found = config === null ? "null" : typeof config?.then === "function" ? "a promise" : `a ${typeof config}`;
	return JSON.stringify({ config: isData ? config : undefined, found, env: process.env });
}
