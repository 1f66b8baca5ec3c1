// What configs use of dotenv 16. The host finds, reads and parses the file.
const host = require("rihla:host");

const name = (path) =>
	path instanceof URL ? decodeURIComponent(path.pathname) : String(path);

function populate(target, parsed, options) {
	for (const key of Object.keys(parsed))
		if (!Object.hasOwn(target, key) || options?.override === true) target[key] = parsed[key];
}

function config(options) {
	const parsed = {};
	let error;
	for (const path of [options?.path || ".env"].flat()) {
		const text = host.ask("dotenv", name(path));
		if (text === undefined) error = new Error(`no such file, open '${name(path)}'`);
		else populate(parsed, JSON.parse(text), options);
	}
	populate(options?.processEnv ?? process.env, parsed, options);
	return error ? { parsed, error } : { parsed };
}

function parse(source) {
	return JSON.parse(host.ask("dotenv-parse", String(source)));
}

module.exports = { config, configDotenv: config, parse, populate };
