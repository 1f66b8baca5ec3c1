// drizzle-kit within this process: its comparison of snapshots and its commands, with its questions
// answered by a function.
//
// drizzle-kit offers no way to answer its questions but a terminal, so its program is loaded without
// its last step, and the function that renders a prompt is replaced.
const fs = require('fs');
const path = require('path');
const Module = require('module');

const tail = `
init_utils(); init_global(); init_pgSchema(); init_snapshotsDiffer(); init_views(); init_migrate();
const schemaOf = (it) => it.schema || 'public';
let scope;
ResolveSchemasSelect = class { constructor(_, data) { this.items = data; this.nameOf = (it) => ['schema', it.name]; } };
ResolveSelect = class { constructor(_, data, kind) { this.items = data; this.nameOf = (it) => [kind, schemaOf(it), it.name]; } };
ResolveSelectNamed = class { constructor(_, data, kind) { this.items = data;
	this.nameOf = (it) => kind === 'policy' ? ['policy', ...it.on.slice(1, -1).split('"."'), it.name] : [kind, it.name]; } };
ResolveColumnSelect = class { constructor(table, _, data) { this.items = data;
	const { kind, schema } = scope; this.nameOf = (it) => [kind, schema || 'public', table, it.name]; } };
const within = (kind, resolve) => (input) => { scope = { kind, schema: input.schema }; return resolve(input); };
policyResolver = within('policy', policyResolver);
columnsResolver = within('column', columnsResolver);
exports.setRender = (render) => { import_hanji3 = { render }; };
exports.diff = (from, to) => {
	const prev = pgSchema.parse(from), cur = pgSchema.parse(to);
	return applyPgSnapshotsDiff(squashPgScheme(prev), squashPgScheme(cur), schemasResolver, enumsResolver,
		sequencesResolver, policyResolver, indPolicyResolver, roleResolver, tablesResolver, columnsResolver,
		viewsResolver, prev, cur);
};
exports.command = (args) => run([generate, exportRaw],
	{ name: 'drizzle-kit', version: version2, argSource: ['node', 'drizzle-kit', ...args], noExit: true });`;

function loadDrizzleKit() {
	const file = path.join(__dirname, '../node_modules/drizzle-kit/bin.cjs');
	const source = fs.readFileSync(file, 'utf8').replace(/^#!.*/, '');
	const program = new Module(file, null);
	program.filename = file;
	program.paths = Module._nodeModulePaths(path.dirname(file));
	program._compile(source.slice(0, source.lastIndexOf('\nrun([')) + tail, file);
	return program.exports;
}

let loaded;

// The program, asking `choose(created, deleted)` for the place of the one that was renamed, or -1; a
// name is [kind, schema, table, name], without what the kind does not have. Each question that was
// asked is added to `questions` as [created, deleted, …].
function drizzleKit(choose, questions) {
	loaded ??= loadDrizzleKit();
	loaded.setRender((shown) => {
		if (typeof shown === 'string')
			return console.log(shown);
		const [created, ...renames] = shown.items;
		const names = renames.map((it) => shown.nameOf(it.from));
		if (names.length) questions.push([shown.nameOf(created), ...names]);
		const which = names.length ? choose(shown.nameOf(created), names) : -1;
		return { status: 'submitted', data: which < 0 ? created : renames[which] };
	});
	return loaded;
}

module.exports = { drizzleKit };
