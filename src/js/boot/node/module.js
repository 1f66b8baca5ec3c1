// node:module.
const host = require("rihla:host");

const builtinModules = ["assert", "async_hooks", "buffer", "child_process", "console", "crypto", "dns", "events",
	"fs", "fs/promises", "http", "https", "module", "net", "os", "path", "perf_hooks", "process", "querystring",
	"stream", "string_decoder", "timers", "tls", "tty", "url", "util", "vm", "worker_threads", "zlib"];

function createRequire(from) {
	const path = `${from?.href ?? from}`;
	return host.requireFrom(path.startsWith("file://") ? decodeURIComponent(path.slice(7)) : path);
}

class Module {}

module.exports = Object.assign(Module, {
	Module,
	builtinModules,
	createRequire,
	isBuiltin: (name) => name.startsWith("node:") || builtinModules.includes(name),
	register() {},
});
