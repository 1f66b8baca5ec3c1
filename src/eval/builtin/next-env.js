// What configs use of @next/env: the .env files of a mode, the first one that names a variable wins.
const host = require("rihla:host");

// ${NAME}, ${NAME:-otherwise} and $NAME, as dotenv-expand does it; \$ is a plain $.
function expand(value, lookup, depth = 0) {
	const reference = /(\\)?\$(?:\{(\w+)(?::-([^}]*))?\}|(\w+))/g;
	return value.replace(reference, (text, escape, braced, otherwise, bare) => {
		if (escape || depth > 10) return text.slice(escape ? 1 : 0);
		const found = lookup(braced ?? bare) || (otherwise ?? "");
		return expand(found, lookup, depth + 1);
	});
}

function loadEnvConfig(folder, dev) {
	const mode = process.env.NODE_ENV === "test" ? "test" : dev ? "development" : "production";
	const names = [`.env.${mode}.local`, mode !== "test" && ".env.local", `.env.${mode}`, ".env"];
	const parsedEnv = {}, loadedEnvFiles = [];
	for (const path of names.filter(Boolean)) {
		const text = host.ask("dotenv", `${folder}/${path}`);
		if (text === undefined) continue;
		const env = JSON.parse(text);
		loadedEnvFiles.push({ path, contents: "", env });
		for (const key of Object.keys(env)) if (!(key in process.env)) parsedEnv[key] ??= env[key];
	}
	const lookup = (key) => process.env[key] ?? parsedEnv[key];
	for (const key of Object.keys(parsedEnv)) parsedEnv[key] = expand(parsedEnv[key], lookup);
	Object.assign(process.env, parsedEnv);
	return { combinedEnv: process.env, parsedEnv, loadedEnvFiles };
}

module.exports = { loadEnvConfig };
module.exports.default = module.exports;
