// Compares the transform with esbuild over every TypeScript source below node_modules and cases:
// ts_erase must give what esbuild gives, and every output of ts_transform must be a script that
// the engine accepts. Usage: node compare.mjs PROGRAM [FILE...]
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import vm from "node:vm";
import { parse } from "acorn";
import * as esbuild from "esbuild";
import { runModules } from "./modules.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const [program, ...chosen] = process.argv.slice(2);

// Files in which a difference is right, each with its reason.
const explained = new Map(Object.entries(JSON.parse(readFileSync(join(here, "explained.json")))));

function sources(folder, list) {
	for (const entry of readdirSync(folder, { withFileTypes: true })) {
		const path = join(folder, entry.name);
		if (entry.isDirectory()) sources(path, list);
		else if (/\.[mc]?ts$/.test(entry.name) && !/\.d\.[mc]?ts$/.test(entry.name)) list.push(path);
	}
	return list;
}

// What the program says of each file, with the text it wrote.
function convert(files, ...options) {
	const out = mkdtempSync(join(tmpdir(), "rihla-ts-"));
	const run = spawnSync(program, [out, ...options], {
		input: files.join("\n") + "\n",
		maxBuffer: 1 << 28,
	});
	if (run.status !== 0) throw new Error(`${program} failed: ${run.stderr}`);
	const lines = run.stdout.toString().trim().split("\n").map(JSON.parse);
	for (const [n, line] of lines.entries())
		if (!line.error) line.code = readFileSync(join(out, `${n}.js`), "utf8");
	rmSync(out, { recursive: true });
	return lines;
}

const common = { target: "esnext", logLevel: "silent", legalComments: "none" };
const compilerOptions = { useDefineForClassFields: true, target: "ESNext" };
const compile = (source) =>
	esbuild.transform(source, { ...common, loader: "ts", tsconfigRaw: { compilerOptions } });
const print = (source, more) =>
	esbuild
		.transform(source, { ...common, loader: "js", minifyWhitespace: true, ...more })
		.then((result) => result.code);

// A tree without positions. esbuild moves a constructor with parameter properties to the front of
// its class, and keeps constant templates as templates; neither changes what the code does.
function shape(node) {
	if (Array.isArray(node)) return node.map(shape);
	if (!node || typeof node !== "object" || node instanceof RegExp || typeof node === "bigint")
		return typeof node === "bigint" ? `${node}n` : node;
	if (node.type === "TemplateLiteral" && !node.expressions.length)
		return { type: "Literal", value: node.quasis[0].value.cooked };
	if (node.type === "ClassBody") {
		const isConstructor = (member) => (member.kind === "constructor" ? 0 : 1);
		node.body.sort((a, b) => isConstructor(a) - isConstructor(b));
	}
	const result = {};
	for (const key of Object.keys(node))
		if (key !== "start" && key !== "end" && key !== "raw") result[key] = shape(node[key]);
	return result;
}

async function isSame(expected, actual) {
	if ((await print(expected)) === (await print(actual))) return true;
	// The same first printed alike, so that the frequency of letters does not matter.
	const names = { minifyIdentifiers: true };
	const [a, b] = [
		await print(await print(expected), names),
		await print(await print(actual), names),
	];
	if (a === b) return true;
	const tree = (code) =>
		JSON.stringify(
			shape(
				parse(code, {
					ecmaVersion: "latest",
					sourceType: "module",
					allowReturnOutsideFunction: true,
					allowSuperOutsideMethod: true,
				}),
			),
		);
	return tree(a) === tree(b);
}

// The reason for which a file fails, or nothing.
async function compareFile(file, erased) {
	const source = readFileSync(file, "utf8");
	let expected;
	try {
		expected = (await compile(source)).code;
	} catch (error) {
		return erased.error ? undefined : `esbuild refuses it: ${error.message.split("\n")[1]}`;
	}
	if (erased.error)
		return `${erased.line}:${erased.column}: ${erased.error}`;
	try {
		return (await isSame(expected, erased.code)) ? undefined : "the outputs differ";
	} catch (error) {
		return `not valid: ${error.message}`;
	}
}

function checkScript(line) {
	if (line.error) return undefined;
	try {
		new vm.Script(line.code);
		return undefined;
	} catch (error) {
		return `the module does not compile: ${error.message}`;
	}
}

async function main() {
	const files = chosen.length
		? chosen
		: [...sources(join(here, "cases"), []), ...sources(join(here, "node_modules"), [])].sort();
	const erased = convert(files);
	const modules = convert(files, "--transform");
	let passed = 0,
		failed = 0;
	const verdict = (name, reason) => {
		if (!reason) passed++;
		else if (explained.has(name)) passed++;
		else {
			failed++;
			console.log(`${name}: ${reason}`);
		}
		if (!reason && explained.has(name)) console.log(`${name}: agrees; no reason is needed`);
	};
	for (let at = 0; at < files.length; at += 64) {
		const part = files.slice(at, at + 64);
		const reasons = await Promise.all(part.map((file, n) => compareFile(file, erased[at + n])));
		for (const [n, file] of part.entries())
			verdict(relative(here, file), reasons[n] ?? checkScript(modules[at + n]));
	}
	if (!chosen.length) {
		for (const [name, reason] of await runModules(convert, join(here, "modules")))
			verdict(name, reason);
	}
	console.log(`${passed} passed, ${failed} failed`);
	await esbuild.stop();
	process.exitCode = failed ? 1 : 0;
}

await main();
