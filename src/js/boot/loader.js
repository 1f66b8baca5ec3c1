// Links modules and runs them: a function of the native functions (native.c) that gives what C
// calls. What a module looks like is said in docs/typescript.md.
(function (native) {
	"use strict";

	// Kinds of modules, as native.load gives them.
	const ES_MODULE = 0, JSON_TEXT = 2, MISSING = 3, CLOSED = 4, BUILTIN = 5;
	// What is known of a module's code.
	const IS_ASYNC = 1, IS_NODE_MODE = 2, NEEDS_TWO_STEPS = 4;
	// What has happened to a module.
	const LOADED = 0, LINKED = 1, RUNNING = 2, DONE = 3, FAILED = 4;

	const hasOwn = Object.prototype.hasOwnProperty;
	const modules = []; // by number
	const cache = Object.create(null); // require.cache: nothing is kept in it
	// What the modules are run by, as they see it: none of them is the program.
	const program = { exports: {}, id: ".", filename: "/usr/bin/drizzle-kit", loaded: true, children: [], paths: [] };

	function get(id) {
		return modules[id] || (modules[id] = load(id));
	}

	function load(id) {
		const [kind, path, body, deps, names, flags] = native.load(id);
		const m = {
			id, kind, path, body, deps,
			isAsync: (flags & IS_ASYNC) !== 0, isNodeMode: (flags & IS_NODE_MODE) !== 0,
			needsTwoSteps: (flags & NEEDS_TWO_STEPS) !== 0,
			// Of each import: "a,b,", then "!" if it is lazy, "*" if it is exported on.
			names: names && names.split("\n"),
			state: LOADED, error: undefined, promise: undefined,
			isTwoStep: false, generator: undefined, stars: undefined, isLate: false,
			getters: undefined,
			module: undefined, self: undefined, ns: undefined, nodeNs: undefined,
		};
		if (kind === MISSING || kind === CLOSED) {
			const make = native.boot(kind === MISSING ? "missing" : "closed");
			m.ns = m.nodeNs = make(body);
			m.module = { exports: m.ns };
			m.state = DONE;
		} else if (kind === ES_MODULE) {
			m.ns = Object.defineProperty({}, "__esModule", { value: true });
		}
		return m;
	}

	// ---- Namespaces

	const isObject = (v) => (typeof v === "object" && v !== null) || typeof v === "function";

	function expose(ns, name, get, enumerable = true) {
		Object.defineProperty(ns, name, { get, enumerable, configurable: true });
	}

	// Own names in the order of the alphabet, as drizzle-kit's loader lays them out.
	function defineExports(m, getters) {
		for (const name of Object.keys(getters).sort()) expose(m.ns, name, getters[name]);
	}

	// The exports of a module that has run in one step: values that stay, and getters of the others.
	function defineValues(m, values) {
		const { ns, getters } = m;
		if (getters) Object.assign(values, getters);
		for (const name of Object.keys(values).sort())
			if (getters && hasOwn.call(getters, name)) expose(ns, name, getters[name]);
			else ns[name] = values[name];
		m.getters = undefined;
	}

	// Names of `from` that `to` does not have yet; the first of several stars wins.
	function copyStar(from, to) {
		let added = false;
		for (const name of Object.keys(from)) {
			if (name === "default" || hasOwn.call(to, name)) continue;
			Object.defineProperty(to, name, Object.getOwnPropertyDescriptor(from, name));
			added = true;
		}
		return added;
	}

	// The names of a CommonJS module's exports and their prototype, as esbuild's __toESM gives them.
	// Those of a built-in module stay what they are once it has run, those of any other are looked up
	// anew each time.
	function copyExports(m, ns) {
		const exports = m.module.exports;
		if (!isObject(exports)) return;
		for (const name of Object.getOwnPropertyNames(exports)) {
			if (hasOwn.call(ns, name)) continue;
			const { enumerable, get } = Object.getOwnPropertyDescriptor(exports, name);
			if (m.kind === BUILTIN && enumerable && !get) ns[name] = exports[name];
			else expose(ns, name, () => m.module.exports[name], enumerable);
		}
		const prototype = Object.getPrototypeOf(exports);
		if (prototype !== Object.prototype) Object.setPrototypeOf(ns, prototype);
	}

	// A default import of CommonJS is module.exports; unless that says that it was an ES module
	// and the importer does not claim to be one of Node's own (.mts), as esbuild has it.
	function fill(m) {
		const exports = m.module.exports;
		for (const ns of [m.ns, m.nodeNs]) {
			if (!ns) continue;
			const isPlain = ns === m.nodeNs || !(isObject(exports) && exports.__esModule);
			if (isPlain && !hasOwn.call(ns, "default"))
				expose(ns, "default", () => m.module.exports);
			copyExports(m, ns);
		}
	}

	// CommonJS has one only when it is imported: most of it is only ever required.
	function namespaceFor(m, importer) {
		const which = m.kind !== ES_MODULE && importer.isNodeMode ? "nodeNs" : "ns";
		if (!m[which]) {
			m[which] = Object.defineProperty({}, "__esModule", { value: true });
			if (m.module) fill(m);
		}
		return m[which];
	}

	// ---- Linking

	// A module that is in no cycle finds everything there when its turn comes: it runs in one step,
	// which spares the engine two readings of its text. Its exports are known once it has run.
	function compile(m, isCyclic) {
		m.isTwoStep = isCyclic || m.needsTwoSteps;
		m.isLate = !m.isTwoStep;
		m.body = native.compile(m.id, m.isTwoStep ? 2 : 1);
	}

	// What a module of a cycle exports on may be asked for before its turn comes, and the names of
	// several stars keep their order.
	function compileReexported(m) {
		m.deps.forEach((id, k) => {
			const from = get(id);
			if (!m.names[k].endsWith("*") || from.kind !== ES_MODULE || from.isTwoStep ||
				from.state >= LINKED) return;
			compile(from, true);
			compileReexported(from);
		});
	}

	// ES modules that `root` imports and that are not linked, each after those it imports. Cycles are
	// found as Tarjan does it: `open` holds the modules whose cycles are not known to be whole.
	function unlinked(root) {
		const order = [], open = [], numbers = new Map();
		function close(m) {
			const cycle = open.splice(open.lastIndexOf(m));
			for (const one of cycle) {
				numbers.set(one, Infinity);
				const isCyclic = cycle.length > 1 || one.deps.includes(one.id);
				if (!one.isTwoStep) compile(one, isCyclic);
				if (isCyclic) compileReexported(one);
			}
		}
		function visit(m) {
			if (m.kind !== ES_MODULE || m.state >= LINKED) return Infinity;
			if (numbers.has(m)) return numbers.get(m);
			const number = numbers.size;
			numbers.set(m, number);
			open.push(m);
			const least = m.deps.reduce((low, id) => Math.min(low, visit(get(id))), number);
			order.push(m);
			if (least === number) close(m);
			return least;
		}
		visit(root);
		return order;
	}

	// What a module's code calls $r.
	class Link {
		#m;
		constructor(m) {
			this.#m = m;
		}
		import(k) {
			return namespaceFor(get(this.#m.deps[k]), this.#m);
		}
		exports(getters) {
			if (this.#m.isTwoStep) defineExports(this.#m, getters);
			else this.#m.getters = getters;
			this.#m.hasExports = true;
		}
		values(values) {
			defineValues(this.#m, values);
		}
		star(k) {
			const from = get(this.#m.deps[k]);
			namespaceFor(from, this.#m);
			(this.#m.stars ||= []).push(from);
		}
		// What () => ns[name][key] is.
		column(ns, name, key) {
			return () => {
				const table = ns[name];
				if (table === undefined) throw new TypeError(`"${name}" is undefined`);
				return table[key];
			};
		}
		assign(value) {
			this.#m.module = { exports: value };
			fill(this.#m);
		}
		dynamic(specifier) {
			return importLater(this.#m, specifier);
		}
		get meta() {
			return (this.#m.meta ||= metaOf(this.#m));
		}
	}

	// As where TypeScript becomes CommonJS, a module may use these beside its imports.
	function callBody(m) {
		const { body } = m, self = (m.self = moduleObject(m, m.ns));
		return body(requireFor(m, self), self, m.ns, m.path, dirname(m.path), new Link(m));
	}

	let runPlain;

	function runInOneStep(m) {
		if (Array.isArray(m.body)) (runPlain ??= native.boot("plain"))(m.body, new Link(m));
		else callBody(m);
		if (m.getters) defineValues(m, {});
		copyStars(m);
	}

	function instantiate(m) {
		if (m.generator || !m.isTwoStep) return;
		m.generator = callBody(m)();
		m.generator.next();
		// What an "export =" gives is known only once the module has run.
		m.isLate = !m.hasExports && !m.stars;
	}

	function resolveStars(order) {
		for (let again = true; again;) {
			again = false;
			for (const m of order) {
				if (!m.stars || !m.isTwoStep) continue;
				for (const from of m.stars) {
					if (copyStar(namespaceFor(from, m), m.ns)) again = true;
					if (m.isLate || (from.kind === ES_MODULE && !from.isLate)) continue;
					m.isLate = again = true;
				}
			}
		}
	}

	// Names that m imports from modules that know theirs by now.
	function checkNames(m, isRunning) {
		for (let k = 0; k < m.deps.length; k++) {
			const from = get(m.deps[k]);
			const isKnown = from.kind === ES_MODULE && !from.isLate;
			if (from.kind === MISSING || from.kind === CLOSED || isKnown === isRunning) continue;
			if (isRunning && from.state === RUNNING && from.module) fill(from);
			if (isRunning && from.state !== DONE) continue;
			const ns = namespaceFor(from, m), names = m.names[k].split(",");
			for (let i = 0; i < names.length - 1; i++)
				if (from.kind === ES_MODULE ? !hasOwn.call(ns, names[i]) : !(names[i] in ns))
					native.lacks(m.id, k, names[i]);
		}
	}

	function link(root) {
		const order = unlinked(root);
		for (const m of order) instantiate(m);
		resolveStars(order);
		for (const m of order) checkNames(m, false);
		for (const m of order) m.state = LINKED;
	}

	// ---- Running

	const isLazy = (m, k) => m.names[k].endsWith("!");

	// What has to run for `root`, each module after those it imports.
	function pending(root) {
		const order = [], seen = new Set();
		(function visit(m) {
			if (m.state === DONE || seen.has(m)) return;
			seen.add(m);
			if (m.kind === ES_MODULE && m.state === LINKED)
				for (let k = 0; k < m.deps.length; k++)
					if (!isLazy(m, k)) visit(get(m.deps[k]));
			order.push(m);
		})(root);
		return order;
	}

	function fail(m, error) {
		m.state = FAILED;
		m.error = error;
		throw error;
	}

	// What an ES module assigns to module.exports takes the place of what it exports, as esbuild has it.
	function adoptExports(m) {
		if (!m.self || m.self.exports === m.ns) return;
		m.module = m.self;
		for (const name of Object.keys(m.ns)) delete m.ns[name];
		fill(m);
	}

	function finish(m) {
		adoptExports(m);
		m.state = DONE;
		m.generator = m.body = undefined;
	}

	function copyStars(m) {
		if (m.stars) for (const from of m.stars) copyStar(namespaceFor(from, m), m.ns);
	}

	function runEsModule(m) {
		if (m.state === FAILED) throw m.error;
		if (m.state === RUNNING) return m.promise;
		m.state = RUNNING;
		try {
			if (m.isTwoStep && m.isLate) copyStars(m);
			checkNames(m, true);
			native.ran(m.id);
			const step = m.isTwoStep ? m.generator.next() : runInOneStep(m);
			if (m.isAsync)
				return (m.promise = step.then(() => finish(m), (e) => fail(m, e)));
		} catch (e) {
			fail(m, e);
		}
		finish(m);
	}

	function runScript(m) {
		if (m.state === RUNNING) return;
		m.state = RUNNING;
		m.module = m.self = moduleObject(m, {});
		try {
			native.ran(m.id);
			const { module } = m, require = requireFor(m, module);
			if (m.kind === JSON_TEXT) module.exports = JSON.parse(m.body);
			else
				m.body.call(module.exports, require, module, module.exports, m.path,
					dirname(m.path), m.kind === BUILTIN ? undefined : new Link(m));
			module.loaded = true;
		} catch (e) {
			// Whoever asks next runs it again.
			m.state = LOADED;
			m.module = undefined;
			throw e;
		}
		fill(m);
		m.state = DONE;
	}

	function runOne(m) {
		if (m.state === DONE) return;
		return m.kind === ES_MODULE ? runEsModule(m) : runScript(m);
	}

	function runFrom(order, i) {
		for (; i < order.length; i++) {
			const promise = runOne(order[i]);
			if (promise) return promise.then(() => runFrom(order, i + 1));
		}
	}

	// Links and runs; a promise where something has to be awaited, or nothing.
	function evaluate(m) {
		if (m.state === DONE) return;
		link(m);
		return runFrom(pending(m), 0);
	}

	// ---- What code may call

	const dirname = (path) => path.slice(0, path.lastIndexOf("/")) || "/";

	const isAwaiting = (m) => m.kind === ES_MODULE && m.isAsync && m.state !== DONE;

	function requireModule(m) {
		if (m.state === RUNNING) return m.module ? m.module.exports : m.ns;
		if (m.state !== DONE) {
			link(m);
			const order = pending(m), waits = order.find(isAwaiting);
			if (waits)
				throw new Error(`require() cannot load ${waits.path}: it has a top-level await`);
			runFrom(order, 0);
		}
		return m.module ? m.module.exports : m.ns;
	}

	const moduleObject = (m, exports) =>
		({ exports, id: m.path, filename: m.path, loaded: false, children: [], paths: [], parent: program });

	function requireFor(m, self) {
		const require = (specifier) => {
			if (typeof specifier !== "string")
				throw new TypeError("the argument of require() must be a string");
			if (m.kind === BUILTIN && specifier === "rihla:host") return services;
			return requireModule(get(native.resolve(m.id, specifier)));
		};
		require.resolve = (specifier) => native.path(native.resolve(m.id, specifier));
		require.cache = cache;
		require.extensions = {};
		require.main = program;
		self.require = require;
		return require;
	}

	function importLater(m, specifier) {
		return new Promise((resolve, reject) => {
			const found = get(native.resolve(m.id, `${specifier}`));
			const give = () => resolve(namespaceFor(found, m));
			const promise = evaluate(found);
			if (promise) promise.then(give, reject);
			else give();
		});
	}

	const urlOf = (path) => "file://" + encodeURI(path).replace(/[?#]/g, encodeURIComponent);

	function metaOf(m) {
		return {
			url: urlOf(m.path),
			filename: m.path,
			dirname: dirname(m.path),
			resolve: (specifier) => {
				const path = native.path(native.resolve(m.id, `${specifier}`));
				return path[0] === "/" ? urlOf(path) : `node:${path}`;
			},
		};
	}

	// ---- What C calls

	function evaluateAll(entries, i) {
		for (; i < entries.length; i++) {
			const promise = evaluate(get(entries[i]));
			if (promise) return promise.then(() => evaluateAll(entries, i + 1));
		}
	}

	// Runs the modules at `paths` in order and gives their namespaces to `script`.
	function run(paths, script) {
		const entries = paths.map((path) => native.entry(path));
		const end = () => {
			const text = script(entries.map((id) => namespaceFor(get(id), root)), requireBuiltin);
			if (text && typeof text.then === "function") return text.then(native.done);
			native.done(text);
		};
		const promise = evaluateAll(entries, 0);
		const last = promise ? promise.then(end) : end();
		if (last) last.then(undefined, native.failed);
	}

	let timers;
	const services = Object.assign(Object.create(native), {
		urlOf,
		// Modules are found from the working directory: the file does not have to exist.
		requireFrom: (path) => requireFor({ id: native.entry(path) }, {}),
		timers: () => (timers ||= native.boot("timers")(native)),
	});
	const root = { id: native.builtin("rihla:root"), kind: BUILTIN };
	const requireBuiltin = requireFor(root, {});

	native.boot("globals")(services, requireBuiltin);
	return { run, tick: () => services.timers().tick() };
})
