// Writes what drizzle-kit says into the cases: node tests/unit/diff/rewrite.cjs [CASE …]
//
// drizzle-kit offers no way to answer its questions but a terminal, so its program is loaded without
// its last step and the function that renders a prompt is replaced. Where it crashes, the case keeps
// the SQL that was written by hand, with "crashes" beside it.
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
	const file = path.join(__dirname, '../../node_modules/drizzle-kit/bin.cjs');
	const source = fs.readFileSync(file, 'utf8').replace(/^#!.*/, '');
	const program = new Module(file, null);
	program.filename = file;
	program.paths = Module._nodeModulePaths(path.dirname(file));
	program._compile(source.slice(0, source.lastIndexOf('\nrun([')) + tail, file);
	return program.exports;
}

const same = (x, y) => JSON.stringify(x) === JSON.stringify(y);

async function ask(kit, test) {
	const questions = [];
	const render = async ({ items: [created, ...renames], nameOf }) => {
		const to = nameOf(created), from = renames.map((it) => nameOf(it.from));
		if (from.length) questions.push([to, ...from]);
		const which = from.findIndex((name) => test.renames.some((r) => same(r.from, name) && same(r.to, to)));
		return { status: 'submitted', data: which < 0 ? created : renames[which] };
	};
	const { sqlStatements } = await kit.diff(test.from, test.to, render);
	return { questions, sql: sqlStatements };
}

async function main() {
	const kit = loadDrizzleKit();
	const folder = path.join(__dirname, 'cases');
	const names = process.argv.length > 2 ? process.argv.slice(2) : fs.readdirSync(folder);
	const log = console.log;
	for (const name of names) {
		const file = path.join(folder, name.endsWith('.json') ? name : `${name}.json`);
		const test = JSON.parse(fs.readFileSync(file));
		console.log = console.error = () => {};
		try {
			Object.assign(test, await ask(kit, test));
		} catch (e) {
			test.crashes = e.message;
		}
		console.log = log;
		fs.writeFileSync(file, JSON.stringify(test, null, '\t') + '\n');
	}
}

main();
