// What configs use of node:fs: to look for files and to read them. Nothing is written.
const host = require("rihla:host");

const name = (path) => (path instanceof URL ? decodeURIComponent(path.pathname) : String(path));
const kindOf = (path) => host.ask("file-kind", name(path));

function missing(path, call) {
	const error = new Error(`ENOENT: no such file or directory, ${call} '${name(path)}'`);
	return Object.assign(error, { errno: -2, code: "ENOENT", syscall: call, path: name(path) });
}

function readFileSync(path, options) {
	if (kindOf(path) !== "file") throw missing(path, "open");
	const text = host.ask("file-text", name(path));
	if (text === undefined) throw new Error(`${name(path)} cannot be read, or is not text`);
	const encoding = typeof options === "string" ? options : options?.encoding;
	return encoding ? Buffer.from(text).toString(encoding) : Buffer.from(text);
}

function readdirSync(path, options) {
	if (kindOf(path) !== "folder") throw missing(path, "scandir");
	const names = JSON.parse(host.ask("folder-names", name(path)));
	if (!options?.withFileTypes) return names;
	return names.map((entry) => ({ name: entry, ...statOf(kindOf(`${name(path)}/${entry}`)) }));
}

const statOf = (kind) => ({
	isFile: () => kind === "file",
	isDirectory: () => kind === "folder",
	isSymbolicLink: () => false,
});

function statSync(path, options) {
	const kind = kindOf(path);
	if (kind) return statOf(kind);
	if (options?.throwIfNoEntry === false) return undefined;
	throw missing(path, "stat");
}

function accessSync(path) {
	if (!kindOf(path)) throw missing(path, "access");
}

const open = {
	existsSync: (path) => kindOf(path) !== undefined,
	readFileSync,
	readdirSync,
	statSync,
	lstatSync: statSync,
	accessSync,
	constants: { F_OK: 0, R_OK: 4, W_OK: 2, X_OK: 1 },
};

// All else can be imported and looked at, and says that it is not available when it is called.
function closed(path) {
	const refuse = () => {
		throw new Error(`${path} is not available in a config, which can only read files`);
	};
	return new Proxy(refuse, { get: (target, member) => lookUp({}, path, member), construct: refuse });
}

function lookUp(members, path, member) {
	if (member === "default") return module.exports;
	if (typeof member === "symbol" || member === "__esModule" || member === "then") return undefined;
	return members[member] ?? closed(`${path}.${member}`);
}

module.exports = new Proxy(open, { get: (members, member) => lookUp(members, "fs", member), has: () => true });
