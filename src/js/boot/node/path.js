// node:path, the POSIX one.
const cwd = () => require("rihla:host").cwd();

function check(path, name = "path") {
	if (typeof path !== "string")
		throw new TypeError(`the "${name}" argument must be a string, got ${typeof path}`);
}

// The components of a path without "." and, as far as possible, without "..".
function simplify(path, isAbsolute) {
	const out = [];
	for (const part of path.split("/")) {
		if (part === "" || part === ".") continue;
		if (part !== "..") out.push(part);
		else if (out.length && out[out.length - 1] !== "..") out.pop();
		else if (!isAbsolute) out.push("..");
	}
	return out.join("/");
}

function isAbsolute(path) {
	check(path);
	return path[0] === "/";
}

function normalize(path) {
	check(path);
	if (path === "") return ".";
	const absolute = path[0] === "/";
	let out = simplify(path, absolute);
	if (!out && !absolute) out = ".";
	if (out && path.endsWith("/")) out += "/";
	return absolute ? `/${out}` : out;
}

function join(...parts) {
	for (const part of parts) check(part);
	return normalize(parts.filter((part) => part !== "").join("/"));
}

function resolve(...parts) {
	let path = "";
	for (let i = parts.length - 1; i >= 0 && path[0] !== "/"; i--) {
		check(parts[i], `paths[${i}]`);
		if (parts[i] !== "") path = path ? `${parts[i]}/${path}` : parts[i];
	}
	if (path[0] !== "/") path = `${cwd()}/${path}`;
	return `/${simplify(path, true)}`;
}

function relative(from, to) {
	check(from, "from");
	check(to, "to");
	const split = (path) => resolve(path).split("/").filter(Boolean);
	const a = split(from), b = split(to);
	let same = 0;
	while (same < a.length && same < b.length && a[same] === b[same]) same++;
	return [...a.slice(same).map(() => ".."), ...b.slice(same)].join("/");
}

// Where the last component starts and ends, trailing slashes aside.
function last(path) {
	let end = path.length;
	while (end > 1 && path[end - 1] === "/") end--;
	return [path.lastIndexOf("/", end - 1) + 1, end];
}

function dirname(path) {
	check(path);
	if (path === "") return ".";
	const [start] = last(path);
	if (start === 0) return path[0] === "/" ? "/" : ".";
	return path.slice(0, start > 1 ? start - 1 : 1);
}

function basename(path, suffix) {
	check(path);
	const [start, end] = last(path);
	const name = path.slice(start, end);
	if (name === "/") return "";
	return suffix && name !== suffix && name.endsWith(suffix) ? name.slice(0, -suffix.length) : name;
}

function extname(path) {
	const name = basename(path), dot = name.lastIndexOf(".");
	return dot > 0 && name !== ".." ? name.slice(dot) : "";
}

function parse(path) {
	check(path);
	const root = path[0] === "/" ? "/" : "", base = basename(path), ext = extname(path);
	const dir = path === root || !path.includes("/") ? root : dirname(path);
	return { root, dir, base, ext, name: ext ? base.slice(0, -ext.length) : base };
}

function format({ root = "", dir, base, name = "", ext = "" }) {
	const file = base || `${name}${ext && ext[0] !== "." ? "." : ""}${ext}`;
	if (!dir) return root + file;
	return dir === root ? dir + file : `${dir}/${file}`;
}

function unavailable(name) {
	return () => {
		throw new Error(`path.${name} is not available while a schema is evaluated`);
	};
}

const posix = {
	sep: "/",
	delimiter: ":",
	basename,
	dirname,
	extname,
	format,
	isAbsolute,
	join,
	matchesGlob: unavailable("matchesGlob"),
	normalize,
	parse,
	relative,
	resolve,
	toNamespacedPath: (path) => path,
};
posix.posix = posix;
posix.win32 = posix;
module.exports = posix;
