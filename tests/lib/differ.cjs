// drizzle-kit's comparison of two snapshots, with its questions answered by a function.
//
// drizzle-kit offers no way to answer its questions but a terminal, so its program is loaded without
// its last step and the function that renders a prompt is replaced.
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
exports.diff = (from, to, render) => {
	import_hanji3 = { render };
	const prev = pgSchema.parse(from), cur = pgSchema.parse(to);
	return applyPgSnapshotsDiff(squashPgScheme(prev), squashPgScheme(cur), schemasResolver, enumsResolver,
		sequencesResolver, within('policy', policyResolver), indPolicyResolver, roleResolver, tablesResolver,
		within('column', columnsResolver), viewsResolver, prev, cur);
};`;

function loadDrizzleKit() {
	const file = path.join(__dirname, '../node_modules/drizzle-kit/bin.cjs');
	const source = fs.readFileSync(file, 'utf8').replace(/^#!.*/, '');
	const program = new Module(file, null);
	program.filename = file;
	program.paths = Module._nodeModulePaths(path.dirname(file));
	program._compile(source.slice(0, source.lastIndexOf('\nrun([')) + tail, file);
	return program.exports;
}

let kit;

// { questions: [[created, deleted, …]], sql: [text] }, or { crashes: message }. A name is
// [kind, schema, table, name], without what the kind does not have; `choose(created, deleted)` gives
// the place of the one that was renamed, or -1.
async function diffSnapshots(from, to, choose) {
	kit ??= loadDrizzleKit();
	const questions = [];
	const render = async ({ items: [created, ...renames], nameOf }) => {
		const names = renames.map((it) => nameOf(it.from));
		if (names.length) questions.push([nameOf(created), ...names]);
		const which = names.length ? choose(nameOf(created), names) : -1;
		return { status: 'submitted', data: which < 0 ? created : renames[which] };
	};
	const { log, error } = console;
	console.log = console.error = () => {};
	try {
		const { sqlStatements } = await kit.diff(from, to, render);
		return { questions, sql: sqlStatements };
	} catch (e) {
		return { crashes: e.message };
	} finally {
		Object.assign(console, { log, error });
	}
}

module.exports = { diffSnapshots };
