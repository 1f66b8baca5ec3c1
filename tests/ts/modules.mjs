// Runs small programs of several modules through a loader for what ts_transform gives, and compares
// what they log with what the bundle of esbuild logs.
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import vm from "node:vm";
import * as esbuild from "esbuild";

function resolve(from, specifier) {
	const base = join(dirname(from), specifier);
	return ["", ".ts", ".js"].map((ending) => base + ending).find((path) => existsSync(path));
}

// The loader of docs/typescript.md, as short as it can be.
class Loader {
	constructor(transform) {
		this.transform = transform;
		this.modules = new Map();
	}

	open(path) {
		let m = this.modules.get(path);
		if (m) return m;
		m = { path, exports: {}, names: Object.create(null), stars: [], ...this.transform(path) };
		this.modules.set(path, m);
		m.targets = m.imports.map((item) => this.open(resolve(path, item.specifier)));
		const factory = vm.runInThisContext(m.code, { filename: path });
		const require = (specifier) => this.require(this.open(resolve(path, specifier)));
		m.start = () => factory.call(m.exports, require, m, m.exports, path, "", this.api(m));
		if (m.module) m.namespace = this.namespace(m);
		return m;
	}

	find(m, name, seen = new Set()) {
		if (seen.has(m)) return undefined;
		seen.add(m);
		if (!m.module) {
			if (name === "default") return () => m.exports;
			return name in m.exports ? () => m.exports[name] : undefined;
		}
		if (m.names[name]) return m.names[name];
		if (name === "default") return undefined;
		for (const k of m.stars) {
			const getter = this.find(m.targets[k], name, seen);
			if (getter) return getter;
		}
		return undefined;
	}

	namespace(m) {
		return new Proxy(Object.create(null), {
			get: (_, name) => this.find(m, name)?.(),
			has: (_, name) => this.find(m, name) !== undefined,
		});
	}

	view(m) {
		return m.module ? m.namespace : this.namespace(m);
	}

	api(m) {
		return {
			import: (k) => this.view(m.targets[k]),
			exports: (getters) => Object.assign(m.names, getters),
			star: (k) => m.stars.push(k),
			assign: (value) => (m.exports = value),
			dynamic: async (specifier) => {
				const target = this.open(resolve(m.path, specifier));
				await this.run(target);
				return this.view(target);
			},
			meta: { url: "file:" },
		};
	}

	require(m) {
		this.prepare(m);
		if (!m.generator) this.runScript(m);
		else if (!m.done) {
			m.done = true;
			m.generator.next();
		}
		return m.exports;
	}

	runScript(m) {
		if (m.done) return;
		m.done = true;
		m.start();
	}

	// Declares what the whole graph exports.
	prepare(m, seen = new Set()) {
		if (seen.has(m)) return;
		seen.add(m);
		if (m.module && !m.generator) {
			m.generator = m.start()();
			m.first = m.generator.next();
		}
		for (const target of m.targets) this.prepare(target, seen);
	}

	async run(m) {
		this.prepare(m);
		await this.runBody(m);
	}

	async runBody(m) {
		if (m.entered) return;
		m.entered = true;
		for (const [k, target] of m.targets.entries())
			if (!m.imports[k].require) await this.runBody(target);
		if (!m.module) this.runScript(m);
		else if (!m.done) {
			m.done = true;
			await m.first;
			await m.generator.next();
		}
	}
}

// What a program logs; what it throws counts as the last line.
async function logged(run) {
	const lines = [];
	globalThis.log = (...values) => lines.push(JSON.stringify(values));
	try {
		await run();
	} catch (error) {
		lines.push(`threw ${error?.stack ?? error}`);
	}
	delete globalThis.log;
	return lines;
}

async function runBundle(entry) {
	const out = mkdtempSync(join(tmpdir(), "rihla-bundle-"));
	const bundle = await esbuild.build({
		entryPoints: [entry],
		bundle: true,
		write: false,
		format: "esm",
		target: "esnext",
		logLevel: "silent",
		tsconfigRaw: { compilerOptions: { useDefineForClassFields: true, target: "ESNext" } },
	});
	const file = join(out, "bundle.mjs");
	writeFileSync(file, bundle.outputFiles[0].text);
	const lines = await logged(() => import(pathToFileURL(file)));
	rmSync(out, { recursive: true });
	return lines;
}

// Each folder is a program that begins in main.ts. Gives [name, reason or nothing].
export async function runModules(convert, folder) {
	const results = [];
	for (const program of readdirSync(folder).sort()) {
		const files = readdirSync(join(folder, program)).map((file) => join(folder, program, file));
		const outputs = new Map(convert(files, "--transform").map((line) => [line.file, line]));
		const loader = new Loader((path) => {
			const line = outputs.get(path);
			if (line.error) throw new Error(`${path}:${line.line}: ${line.error}`);
			return line;
		});
		const entry = join(folder, program, "main.ts");
		const actual = await logged(() => loader.run(loader.open(entry)));
		const expected = await runBundle(entry).catch((error) => [error.message]);
		const at = expected.findIndex((line, n) => line !== actual[n]);
		const isSame = at < 0 && actual.length === expected.length && actual.length > 0;
		const first = at < 0 ? expected.length : at;
		results.push([
			`modules/${program}`,
			isSame ? undefined : `logs ${actual[first]} where esbuild logs ${expected[first]}`,
		]);
	}
	return results;
}
