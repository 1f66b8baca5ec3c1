// Makes the text of drizzle-orm that the binary carries: build.mjs WORK-FOLDER MODULES.c BUNDLE.js…
//
// Every file of the package belongs to one bundle: `core` is what a PostgreSQL schema loads, the rest
// is cut by folder (mysql-core, neon, …) and loaded when it is first imported. A bundle takes the
// files of another from that bundle, so that each class exists once. What needs a package that is not
// there (the drivers) becomes a module of the same names without a connection: see driver.js.
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

const [work, tableFile, ...bundleFiles] = process.argv.slice(2).map((p) => path.resolve(p));
const source = import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname);
const CORE_ROOTS = ["index.js", "pg-core/index.js", "casing.js"];
// Of what a PostgreSQL schema may load, what many schemas do not come to: bundles of their own, loaded
// when one of their exports is first asked for. No file of `core` may need one while it is loaded itself,
// and of each other they take what stands further down at once, the rest late.
const LATE_FILES = {
	writes: /^pg-core\/(db|session|query-builders\/(?!index|query-builder|select).*)\.js$|^(logger|errors|cache\/.*)\.js$/,
	relations: /^relations\.js$/,
	query: /^(query-promise|tracing.*|pg-core\/(dialect|query-builders\/.*))\.js$/,
	views: /^(alias|selection-proxy|pg-core\/(alias|view|view-base|view-common))\.js$/,
	operators: /^sql\/(expressions|functions)\/\w+\.js$/,
	objects: /^pg-core\/(sequence|roles|policies|schema)\.js$/,
	columns: RegExp("^pg-core/(utils/array|columns/(postgis_extension/\\w+|vector_extension/\\w+|"
		+ "bigserial|char|cidr|custom|double-precision|inet|interval|line|macaddr8?|point|real|smallint|smallserial|time))\\.js$"),
};
// A bundle is a folder of the package; "rest" are the files beside the folders. A file that belongs to
// none of these stands for a driver.
const GROUPS = bundleFiles.map((file) => path.basename(file).slice("orm_".length, -".js".length));

function install() {
	const lock = fs.readFileSync(path.join(source, "package-lock.json"), "utf8");
	const stamp = path.join(work, "installed.json");
	if (fs.existsSync(stamp) && fs.readFileSync(stamp, "utf8") === lock)
		return;
	fs.mkdirSync(work, { recursive: true });
	for (const name of ["package.json", "package-lock.json"])
		fs.copyFileSync(path.join(source, name), path.join(work, name));
	const flags = ["--loglevel=error", "--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier"];
	execFileSync("npm", ["ci", ...flags], { cwd: work, stdio: ["ignore", "ignore", "inherit"] });
	fs.writeFileSync(stamp, lock);
}

install();
const esbuild = createRequire(path.join(work, "package.json"))("esbuild");
const orm = path.join(work, "node_modules/drizzle-orm");

// Subpaths of the package ("" is the package itself) and their files.
function subpaths() {
	const { exports } = JSON.parse(fs.readFileSync(path.join(orm, "package.json"), "utf8"));
	const found = new Map();
	for (const [name, target] of Object.entries(exports)) {
		const file = target.import?.default ?? target.default;
		if (file?.endsWith(".js"))
			found.set(name.slice(2), path.normalize(file));
	}
	return found;
}

// Per file: what it exports, the package's files that it imports, and whether it or one of those
// imports another package.
async function survey(files) {
	const { metafile } = await esbuild.build({
		entryPoints: files.map((file) => path.join(orm, file)),
		bundle: true, splitting: true, format: "esm", packages: "external", platform: "node",
		outdir: "survey", outbase: orm, write: false, metafile: true, absWorkingDir: orm,
		logLevel: "error",
	});
	const found = new Map();
	for (const output of Object.values(metafile.outputs))
		if (output.entryPoint)
			found.set(output.entryPoint, { names: output.exports });
	for (const [file, { imports }] of Object.entries(metafile.inputs)) {
		const info = found.get(file) ?? { names: [] };
		info.imports = imports.filter((i) => !i.external).map((i) => i.path);
		info.isDriver = imports.some((i) => i.external);
		found.set(file, info);
	}
	return found;
}

function closure(files, roots) {
	const seen = new Set(roots);
	for (const file of seen)
		for (const next of files.get(file).imports)
			seen.add(next);
	return seen;
}

const bundleName = (group) => `drizzle-orm/*${group}`;

// A CommonJS module: esbuild looks its exports up at each use, here in what stands behind its prototype.
const lateImport = (from, file) => `
	let found;
	const exports = new Proxy({}, { get: (_, name) => (found ??= require(${from})(${JSON.stringify(file)}))[name] });
	module.exports = Object.create(exports, { __esModule: { value: true } });`;

const LATE = Object.keys(LATE_FILES);
const isLate = (group) => LATE.includes(group);
const isLateFor = (group, other) => isLate(other) && (group === "core" || LATE.indexOf(other) < LATE.indexOf(group));

// Where `index`, a file that exports others on, has a name from, when that is a bundle loaded late.
const lateFileOf = (name, index, groupOf, files) =>
	path.basename(index) === "index.js" && [...closure(files, [index])].find((file) =>
		isLate(groupOf.get(file)) && path.basename(file) !== "index.js" && files.get(file).names.includes(name));

// Imports of files of other bundles become look-ups in those bundles.
function borrow(group, groupOf, files) {
	return {
		name: "borrow",
		setup(build) {
			build.onResolve({ filter: /^\./ }, (args) => {
				const file = path.relative(orm, path.resolve(args.resolveDir, args.path));
				if (groupOf.get(file) === group)
					return undefined;
				// What an index exports of the other bundle is told in its maker.
				if (isLate(groupOf.get(file)) && path.basename(args.importer) === "index.js")
					return { path: file, namespace: "nothing", sideEffects: false };
				return { path: file, namespace: "borrowed", sideEffects: false };
			});
			build.onLoad({ filter: /.*/, namespace: "nothing" }, () => ({ contents: "export {}" }));
			build.onLoad({ filter: /.*/, namespace: "borrowed" }, ({ path: file }) => {
				const from = JSON.stringify(bundleName(groupOf.get(file)));
				const comesBack = files.get(file).names.some((name) => {
					const origin = lateFileOf(name, file, groupOf, files);
					return origin && groupOf.get(origin) === group;
				});
				if (comesBack || isLateFor(group, groupOf.get(file)))
					return { contents: lateImport(from, file), resolveDir: orm };
				const lines = [`const m = require(${from})(${JSON.stringify(file)});`];
				for (const name of files.get(file).names)
					lines.push(`const $${name} = m.${name}; export { $${name} as ${name} };`);
				return { contents: lines.join("\n"), resolveDir: orm };
			});
		},
	};
}

// Replacements in the files of the package: [file, text, replacement]. All but the last are what costs much
// of the time of a large schema for nothing that can be seen.
const TUNING = [
	// Declarations of fields that the constructor assigns at once, each a second time.
	["column.js", /^  (\w+);\n/gm, ""],
	["column-builder.js", /^  config;\n/m, ""],
	["sql/sql.js", /^  (value|queryChunks);\n/gm, ""],
	["pg-core/checks.js", /^  (brand|name|value);\n/gm, ""],
	["pg-core/foreign-keys.js", /^  (reference|onUpdate|onDelete);\n/gm, ""],
	["pg-core/indexes.js", /^  config;\n/gm, ""],
	["pg-core/columns/timestamp.js", /^  (withTimezone|precision);\n/gm, ""],
	["column-builder.js", /\$default = this\.\$defaultFn;/, "get $default() { return this.$defaultFn; }"],
	["column-builder.js", /\$onUpdate = this\.\$onUpdateFn;/, "get $onUpdate() { return this.$onUpdateFn; }"],
	// What a class is, asked for each piece of each SQL text: found once for each class.
	["entity.js", /let cls = [^]*?return false;/, `const cls = Object.getPrototypeOf(value).constructor;
		return cls ? (kindsOfClasses.get(cls) ?? kindsOf(cls)).has(type[entityKind]) : false;`],
	["entity.js", /$/, `
		const kindsOfClasses = new Map();
		function kindsOf(cls) {
			const kinds = new Set();
			for (let one = cls; one; one = Object.getPrototypeOf(one))
				if (entityKind in one)
					kinds.add(one[entityKind]);
			kindsOfClasses.set(cls, kinds);
			return kinds;
		}`],
	// What each piece of SQL and each query makes of its own, and only caches and joins ask for.
	["sql/sql.js", /\n    for \(const chunk of queryChunks\) \{[^]*?\n    \}\n  \}/, "\n  }"],
	["sql/sql.js", /usedTables = \[\];/, `get usedTables() {
		return this.queryChunks.filter((chunk) => is(chunk, Table)).map(({ [Table.Symbol.Schema]: schema, [Table.Symbol.Name]: name }) =>
			schema === void 0 ? name : schema + "." + name);
	}`],
	["sql/sql.js", /^  decoder = noopDecoder;\n/m, ""],
	["sql/sql.js", /^const noopDecoder = \{[^]*?\};/m, "$&\nSQL.prototype.decoder = noopDecoder;"],
	["pg-core/query-builders/select.js", /^  (\w+) = (this\.create(?:Join|SetOperator)\(.*\));$/gm, "  get $1() { return $2; }"],
	["pg-core/query-builders/select.js", /^  (_|config|fields|session|dialect|distinct|joinsNotNullableMap|tableName|isPartialSelect);\n/gm, ""],
	// Detours: iterators and intermediate lists where there is a plain loop.
	["sql/sql.js", /for \(const \[paramIndex, param2\] of params\.entries\(\)\) \{[^]*?\n  \}/,
		"for (let i = 0; i < params.length; i++) queryChunks.push(params[i], new StringChunk(strings[i + 1]));"],
	["pg-core/indexes.js", /JSON\.parse\(JSON\.stringify\(it\.defaultConfig\)\)/g, "{ ...it.defaultConfig }"],
	["pg-core/columns/common.js", /uniqueKeyName\(table, \[config\.name\]\)/, "`${table[TableName]}_${config.name}_unique`"],
	// Node's buffer module would be loaded for it.
	["utils.js", /const textDecoder = ([^;]*);/, "let decoder; const textDecoder = { decode: (data) => (decoder ??= $1).decode(data) };"],
	["pg-core/columns/common.js", /^/, 'import { TableName } from "../../table.utils.js";\n'],
	// The columns take the places of their builders: an object with the same keys is made but once.
	// A second set of them, for the third argument, is made as it is read (which is little), or all
	// of it in order when anything else is asked of the set.
	["pg-core/table.js", /const builtColumns = [^]*?const builtColumnsForExtraConfig = Object\.fromEntries\([^]*?\n  \);/,
		`const builtColumns = { ...parsedColumns };
		for (const key of Object.keys(builtColumns)) {
			const builder = builtColumns[key];
			builder.setName(key);
			const column = builtColumns[key] = builder.build(rawTable);
			if (builder.foreignKeyConfigs?.length !== 0)
				rawTable[InlineForeignKeys].push(...builder.buildForeignKeys(column, rawTable));
		}
		const builtColumnsForExtraConfig = new Proxy({}, new ColumnsOnDemand(rawTable, builtColumns));`],
	["pg-core/table.js", /^/, `import { ExtraConfigColumn } from "./columns/common.js";
		class ColumnsOnDemand {
			constructor(table, sources) {
				this.table = table;
				this.sources = sources;
				this.made = {};
				this.isWhole = false;
			}
			one(key) {
				return this.made[key] ??= new ExtraConfigColumn(this.table, this.sources[key].config);
			}
			get(target, key) {
				return this.isWhole || !Object.hasOwn(this.sources, key) ? target[key] : this.one(key);
			}
			whole(target) {
				if (!this.isWhole)
					for (const key in this.sources)
						target[key] = this.one(key);
				this.isWhole = true;
				return target;
			}
		}
		for (const trap of ["has", "ownKeys", "getOwnPropertyDescriptor", "set", "defineProperty", "deleteProperty"])
			ColumnsOnDemand.prototype[trap] = function (target, ...rest) {
				return Reflect[trap](this.whole(target), ...rest);
			};
	`],
	// A selected column that does not exist would be a TypeError that says nothing of it.
	["utils.js", /(\} else \{\s*)(result\.push\(\.\.\.orderSelectedFields\(field, newPath\)\);)/, `$1
		if (field === undefined || field === null)
			throw new Error('the selected "' + newPath.join(".") + '" is ' + field + "; there is no such column");
		$2`],
];

const tune = {
	name: "tune",
	setup(build) {
		for (const file of new Set(TUNING.map(([name]) => name)))
			build.onLoad({ filter: new RegExp(`drizzle-orm/${file.replaceAll(".", "\\.")}$`) }, ({ path: found }) => {
				let contents = fs.readFileSync(found, "utf8");
				for (const [name, text, replacement] of TUNING) {
					if (name !== file)
						continue;
					const tuned = contents.replace(text, replacement);
					if (tuned === contents)
						throw new Error(`${file} is not what it was when it was tuned`);
					contents = tuned;
				}
				return { contents };
			});
	},
};

// One bundle: a function from a file's name to an object of the file's exports. The objects are made
// on demand, so that a bundle costs little more than the classes in it.
async function bundle(group, members, groupOf, files) {
	const imports = [], makers = [];
	members.forEach((file, at) => {
		const { names } = files.get(file);
		const late = new Map(), own = [];
		for (const name of names) {
			const from = lateFileOf(name, file, groupOf, files);
			from ? late.set(from, [...(late.get(from) ?? []), name]) : own.push(name);
		}
		imports.push(`import {${own.map((name) => `${name} as ${name}_${at}`)}} from ${JSON.stringify("./" + file)};`);
		let object = `{${own.map((name) => `${name}:${name}_${at}`)}}`;
		for (const [from, found] of late)
			object = `late(${object},"${bundleName(groupOf.get(from))}","${from}","${found}")`;
		makers.push(`${JSON.stringify(file)}:()=>(${object})`);
	});
	const contents = `${imports.join("\n")}
		const late = (object, bundle, file, names) => {
			let found;
			for (const name of names.split(","))
				Object.defineProperty(object, name, { get: () => (found ??= require(bundle)(file))[name], enumerable: true });
			return object;
		};
		const makers = {${makers.join(",")}}, made = {};
		module.exports = (file) => made[file] ??=
			Object.defineProperty(makers[file](), "__esModule", { value: true });`;
	const { outputFiles } = await esbuild.build({
		stdin: { contents, resolveDir: orm },
		bundle: true, minify: true, keepNames: false, format: "cjs", target: "es2022", write: false,
		external: ["drizzle-orm/*"], plugins: [borrow(group, groupOf, files), tune], logLevel: "error",
	});
	return outputFiles[0].text;
}

// The table of built-in modules as C: the bundles by symbol, the subpaths as one line each.
function table(subs, groupOf, files) {
	const lines = ["/* Made by build.mjs. */", '#include "eval/orm.h"', ""];
	const bundles = [...GROUPS, "driver"];
	const symbol = (group) => `orm_${group.replace(/\W/g, "_")}`;
	for (const group of bundles)
		lines.push(`extern const char ${symbol(group)}[];`, `extern const size_t ${symbol(group)}_len;`);
	lines.push("", "const struct orm_module eval_orm_modules[] = {");
	// The engine looks names up from the first on; nearly all imports are of these two.
	const isCommon = ([name]) => name === "" || name === "pg-core";
	for (const [name, file] of [...subs].sort((x, y) => isCommon(y) - isCommon(x))) {
		const group = groupOf.get(file) ?? "driver";
		const argument = groupOf.has(file) ? file : files.get(file).names.join();
		const code = `module.exports=require("${bundleName(group)}")("${argument}","${name}")`;
		lines.push(`\t{"${path.posix.join("drizzle-orm", name)}", ${JSON.stringify(code)}, NULL},`);
	}
	for (const group of bundles)
		lines.push(`\t{"${bundleName(group)}", ${symbol(group)}, &${symbol(group)}_len},`);
	lines.push("};", "", "const size_t eval_orm_module_count =");
	lines.push("\tsizeof(eval_orm_modules) / sizeof(eval_orm_modules[0]);", "");
	return lines.join("\n");
}

const subs = subpaths();
// Some files, such as pg-core/utils.js, hide behind a subpath of the same name.
const reachable = await survey([...new Set(subs.values())]);
const files = await survey([...reachable.keys()]);
const groupOf = new Map();
for (const file of closure(files, CORE_ROOTS))
	groupOf.set(file, LATE.find((group) => LATE_FILES[group].test(file)) ?? "core");
const needsPackage = (file) => [...closure(files, [file])].some((f) => files.get(f).isDriver);
for (const file of files.keys()) {
	const folder = file.includes("/") ? file.split("/")[0] : "rest";
	if (!groupOf.has(file) && GROUPS.includes(folder) && !needsPackage(file))
		groupOf.set(file, folder);
}
const membersOf = (group) => [...groupOf.keys()].filter((file) => groupOf.get(file) === group);

for (const [at, group] of GROUPS.entries())
	fs.writeFileSync(bundleFiles[at], await bundle(group, membersOf(group), groupOf, files));
fs.writeFileSync(tableFile, table(subs, groupOf, files));
