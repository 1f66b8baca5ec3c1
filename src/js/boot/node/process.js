// process: the environment, the folder, and ends that do not end the program.
const host = require("rihla:host");

const nothing = () => process;
const start = host.now();

function write(fd) {
	return {
		fd,
		isTTY: false,
		writable: true,
		columns: 80,
		write(text, encoding, done) {
			host.print(fd, typeof text === "string" ? text : new TextDecoder().decode(text));
			const call = typeof encoding === "function" ? encoding : done;
			if (call) process.nextTick(call);
			return true;
		},
		end() {},
		on() {
			return this;
		},
		once() {
			return this;
		},
		off() {
			return this;
		},
		removeListener() {
			return this;
		},
		emit: () => false,
	};
}

// Only a config has files: to a schema the variables of a .env file are in process.env already.
function loadEnvFile(path = "./.env") {
	if (host.ask("dotenv-parse", "") === undefined) return;
	const name = path instanceof URL ? decodeURIComponent(path.pathname) : `${path}`;
	const text = host.ask("dotenv", name);
	if (text === undefined)
		throw Object.assign(new Error(`ENOENT: no such file or directory, open '${name}'`), { code: "ENOENT" });
	for (const [key, value] of Object.entries(JSON.parse(text)))
		if (!(key in process.env)) process.env[key] = value;
}

function hrtime(since) {
	const now = host.now(), seconds = Math.floor(now / 1e3), nanos = Math.round((now % 1e3) * 1e6);
	if (!since) return [seconds, nanos];
	const borrow = nanos < since[1];
	return [seconds - since[0] - borrow, nanos - since[1] + (borrow ? 1e9 : 0)];
}
hrtime.bigint = () => BigInt(Math.round(host.now() * 1e6));

const process = {
	title: "node",
	argv: ["/usr/bin/node", `${host.cwd()}/node_modules/drizzle-kit/bin.cjs`, ...host.argv()],
	argv0: "node",
	execArgv: [],
	execPath: "/usr/bin/node",
	pid: 1,
	ppid: 0,
	platform: host.platform(),
	arch: host.arch(),
	version: "v20.19.0",
	versions: { node: "20.19.0", v8: "11.3.244.8", modules: "115" },
	release: { name: "node", lts: "Iron" },
	config: { variables: {} },
	report: { getReport: () => ({ header: { glibcVersionRuntime: "2.36" }, sharedObjects: [] }) },
	features: {},
	exitCode: undefined,
	cwd: () => host.cwd(),
	chdir() {
		throw new Error("process.chdir is not available while a schema is evaluated");
	},
	exit(code = process.exitCode ?? 0) {
		host.exit(+code);
		for (;;); // until the host stops it, past every catch and finally
	},
	abort: () => process.exit(134),
	kill() {
		throw new Error("process.kill is not available while a schema is evaluated");
	},
	nextTick: (call, ...args) => queueMicrotask(() => call(...args)),
	hrtime,
	loadEnvFile,
	uptime: () => (host.now() - start) / 1e3,
	memoryUsage: () => ({ rss: 0, heapTotal: 0, heapUsed: 0, external: 0, arrayBuffers: 0 }),
	cpuUsage: () => ({ user: 0, system: 0 }),
	umask: () => 0o22,
	getuid: () => 1000,
	getgid: () => 1000,
	emitWarning(warning) {
		host.print(2, `(rihla) Warning: ${warning?.message ?? warning}\n`);
	},
	emit: () => false,
	listeners: () => [],
	listenerCount: () => 0,
	eventNames: () => [],
	binding() {
		throw new Error("process.binding is not available while a schema is evaluated");
	},
};

for (const name of ["on", "once", "off", "addListener", "removeListener", "removeAllListeners",
	"prependListener", "setMaxListeners"])
	process[name] = nothing;

const once = (name, make) =>
	Object.defineProperty(process, name, {
		get() {
			const value = make();
			Object.defineProperty(process, name, { value, writable: true, enumerable: true });
			return value;
		},
		set(value) {
			Object.defineProperty(process, name, { value, writable: true, enumerable: true });
		},
		configurable: true,
		enumerable: true,
	});

// What is put in is a text, as in Node.
const strings = {
	set(env, name, value) {
		env[name] = typeof name === "symbol" ? value : `${value}`;
		return true;
	},
	defineProperty(env, name, { value }) {
		env[name] = `${value}`;
		return true;
	},
};

once("env", () => new Proxy(host.env(), strings));
once("stdout", () => write(1));
once("stderr", () => write(2));
once("stdin", () => ({ isTTY: false, fd: 0, on: () => process.stdin, once: () => process.stdin,
	setEncoding: () => process.stdin, resume: () => process.stdin, pause: () => process.stdin }));
Object.defineProperty(process, Symbol.toStringTag, { value: "process" });

module.exports = process;
