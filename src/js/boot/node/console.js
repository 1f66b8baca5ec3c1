// console: formatted as Node does, to the host's output.
const host = require("rihla:host");

const format = (args) => require("util").format(...args);

class Console {
	#indent = "";
	#counts = new Map();
	#times = new Map();

	constructor() {
		// Methods are often passed on without their object.
		for (const name of Object.getOwnPropertyNames(Console.prototype))
			if (name !== "constructor") this[name] = this[name].bind(this);
	}
	#write(fd, args) {
		const text = format(args);
		const indented = this.#indent ? this.#indent + text.replaceAll("\n", `\n${this.#indent}`) : text;
		host.print(fd, `${indented}\n`);
	}
	log(...args) {
		this.#write(1, args);
	}
	info(...args) {
		this.#write(1, args);
	}
	debug(...args) {
		this.#write(1, args);
	}
	warn(...args) {
		this.#write(2, args);
	}
	error(...args) {
		this.#write(2, args);
	}
	trace(...args) {
		this.#write(2, [`Trace: ${format(args)}`]);
	}
	dir(value, options) {
		this.#write(1, [require("util").inspect(value, options)]);
	}
	dirxml(...args) {
		this.#write(1, args);
	}
	assert(isTrue, ...args) {
		if (isTrue) return;
		const text = args.length ? `Assertion failed: ${format(args)}` : "Assertion failed";
		this.#write(2, [text]);
	}
	table(rows) {
		this.#write(1, [rows]);
	}
	group(...args) {
		if (args.length) this.#write(1, args);
		this.#indent += "  ";
	}
	groupCollapsed(...args) {
		this.group(...args);
	}
	groupEnd() {
		this.#indent = this.#indent.slice(2);
	}
	count(label = "default") {
		const count = (this.#counts.get(`${label}`) ?? 0) + 1;
		this.#counts.set(`${label}`, count);
		this.#write(1, [`${label}: ${count}`]);
	}
	countReset(label = "default") {
		this.#counts.delete(`${label}`);
	}
	time(label = "default") {
		this.#times.set(`${label}`, host.now());
	}
	timeLog(label = "default", ...args) {
		const start = this.#times.get(`${label}`);
		if (start === undefined) return;
		this.#write(1, [`${label}: ${(host.now() - start).toFixed(3)}ms`, ...args]);
	}
	timeEnd(label = "default") {
		this.timeLog(label);
		this.#times.delete(`${label}`);
	}
	timeStamp() {}
}

module.exports = new Console();
Object.defineProperty(module.exports, "Console", { value: Console });
