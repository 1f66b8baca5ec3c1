// dotenv without files: what it would load is in process.env already, or nowhere.
exports.config = () => ({ parsed: {} });
exports.configDotenv = exports.config;
exports.populate = (into, values) => Object.assign(into, values);
exports.parse = (text) => {
	const line =
		/^\s*(?:export\s+)?([\w.-]+)(?:\s*=\s*?|:\s+?)(\s*'(?:\\'|[^'])*'|\s*"(?:\\"|[^"])*"|\s*`(?:\\`|[^`])*`|[^#\r\n]+)?\s*(?:#.*)?$/gm;
	const values = {};
	for (const [, name, raw = ""] of `${text}`.matchAll(line)) {
		const value = raw.trim(), quote = value[0];
		const bare = value.replace(/^(['"`])([\s\S]*)\1$/, "$2");
		values[name] = quote === '"' ? bare.replace(/\\n/g, "\n").replace(/\\r/g, "\r") : bare;
	}
	return values;
};
