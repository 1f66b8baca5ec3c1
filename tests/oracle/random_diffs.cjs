// Random pairs of snapshots through drizzle-kit and rihla: node random_diffs.cjs DIFF_CASES [COUNT [SEED]]
//
// DIFF_CASES is build/tests/unit/diff/diff_cases. Each pair becomes a case file like those in
// tests/unit/diff/cases; the folder of the run is kept when a case fails. Where drizzle-kit crashes
// there is nothing to compare. Names come from small sets, so that objects meet their like.
const fs = require('fs');
const os = require('os');
const path = require('path');
const { spawnSync } = require('child_process');
const { diffSnapshots } = require('../lib/differ.cjs');

let seed = 1;
function random() {
	seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
	return (seed >> 8) / 0x800000;
}
const below = (n) => Math.floor(random() * n);
const pick = (...items) => items[below(items.length)];
const chance = (p) => random() < p;
const times = (n, make) => Array.from({ length: n }, make);
const keyed = (key, items) => Object.fromEntries(items.map((it) => [key(it), it]));
const byName = (items) => keyed((it) => it.name, items);
const keyOf = (it) => `${it.schema || 'public'}.${it.name}`;
const defined = (o) => JSON.parse(JSON.stringify(o));
const distinct = (n, make) => [...new Set(times(n, make))];
const some = (items, n) => distinct(n, () => pick(...items));

const schemaName = () => pick('public', 'public', 'public', 'app', 'aux', '5');
const tableName = () => pick('users', 'posts', 'tags', 'orgs', '1', '20', 'Up Case', 'a_b');
const columnName = () => pick('id', 'name', 'email', 'org_id', 'kind', '7', '10', 'created_at', 'Weird Col', 'x');
const enumValue = () => pick('a', 'b', 'c', 'd', "it's", 'e f', '');
const typeName = () => pick('text', 'integer', 'varchar(10)', 'numeric (10, 2)', 'numeric(10, 2)', 'serial', 'boolean',
	'timestamp with time zone', 'jsonb', 'text[]', 'integer[3][2]', 'inet', 'macaddr8[]', 'texture', 'varchar(10)[]');
const defaultValue = () => pick(0, 1, 2.5, 1e21, true, false, null, "'a'", 'now()', "''", "'{}'::jsonb");

const sequenceOptions = () => ({
	increment: pick('1', '2', undefined), minValue: pick('1', undefined), maxValue: pick('99', '100', undefined),
	startWith: pick('1', '5', undefined), cache: pick('1', undefined), cycle: pick(true, false, undefined),
});

function identity(table, column) {
	return { type: pick('always', 'byDefault'), name: pick(`${table}_${column}_seq`, 'custom_seq'), schema: 'public',
		...sequenceOptions() };
}

function column(name, table, enums) {
	const c = { name, type: typeName(), primaryKey: chance(0.1), notNull: chance(0.4) };
	if (enums.length && chance(0.3)) {
		const e = pick(...enums);
		Object.assign(c, { type: e.name + (chance(0.2) ? '[]' : ''), typeSchema: e.schema });
	}
	if (chance(0.35)) c.default = c.typeSchema ? pick("'a'", "'b'") : defaultValue();
	if (chance(0.06)) c.generated = { as: pick('1', 'lower("name")'), type: 'stored' };
	if (chance(0.1)) c.identity = identity(table, name);
	return defined(c);
}

function index(table, columns) {
	const parts = some(columns, 2).map((name) => {
		const isExpression = chance(0.2);
		return { expression: isExpression ? pick(`lower("${name}")`, `"${name}" || '--'`) : name, isExpression,
			asc: chance(0.7), nulls: pick('last', 'last', 'first'), opclass: pick(undefined, undefined, 'text_ops') };
	});
	return defined({ name: pick(`${table}_${columns[0]}_idx`, 'idx1', 'idx2'), columns: parts, isUnique: chance(0.3),
		where: pick(undefined, undefined, '"x" > 1', ''), concurrently: chance(0.15), method: pick('btree', 'gin'),
		with: pick({}, {}, { fillfactor: 70 }, { a: '1', b: 2 }, { b: 2, a: '1' }) });
}

function foreignKey(table, columns, tables) {
	const to = pick(...tables);
	const columnsFrom = some(columns, 2), columnsTo = some(Object.keys(to.columns), columnsFrom.length);
	return defined({ name: `${table}_${columnsFrom.join('_')}_${to.name}_${columnsTo.join('_')}_fk`, tableFrom: table,
		tableTo: to.name, schemaTo: to.schema || pick(undefined, 'public'), columnsFrom, columnsTo,
		onDelete: pick(undefined, 'no action', 'cascade'), onUpdate: pick(undefined, 'no action', 'set null') });
}

function primaryKey(table, columns) {
	const of = some(columns, 2);
	return { name: pick(`${table}_${of.join('_')}_pk`, `${table}_${columns[0]}`, 'mypk'), columns: of };
}

function unique(table, columns) {
	const of = some(columns, 2);
	return { name: pick(`${table}_${of.join('_')}_unique`, 'u1', 'u2'), nullsNotDistinct: chance(0.2), columns: of };
}

const check = () => ({ name: pick('c1', 'c2', 'c3'), value: pick('"a" > 1', '"users"."x" <> 3', "x <> ';' and y") });

function policy() {
	return defined({ name: pick('p1', 'p2', 'p3', 'p4'), as: pick('PERMISSIVE', 'PERMISSIVE', 'RESTRICTIVE'),
		for: pick('ALL', 'ALL', 'SELECT', 'INSERT'), to: pick(['public'], ['current_user'], ['admin', 'public']),
		using: pick(undefined, 'true', 'a -- note\n and b'), withCheck: pick(undefined, 'true') });
}

function linkedPolicy() {
	return { ...policy(), using: 'true', schema: 'auth', on: pick('"auth"."users"', '"auth"."t"') };
}

function table(enums) {
	const name = tableName(), schema = schemaName();
	return { name, schema: schema === 'public' ? '' : schema,
		columns: byName(distinct(1 + below(5), columnName).map((c) => column(c, name, enums))), indexes: {},
		foreignKeys: {}, compositePrimaryKeys: {}, uniqueConstraints: {}, policies: {}, checkConstraints: {},
		isRLSEnabled: false };
}

function addParts(t, tables) {
	const columns = Object.keys(t.columns);
	t.indexes = byName(times(below(3), () => index(t.name, columns)));
	t.foreignKeys = byName(times(below(2), () => foreignKey(t.name, columns, tables)));
	t.compositePrimaryKeys = byName(times(below(4) ? 0 : 1, () => primaryKey(t.name, columns)));
	t.uniqueConstraints = byName(times(below(3), () => unique(t.name, columns)));
	t.checkConstraints = byName(times(below(3), check));
	t.policies = byName(times(below(4) ? 0 : 1 + below(2), policy));
	t.isRLSEnabled = chance(0.1);
}

function view() {
	const materialized = chance(0.4), isExisting = chance(0.15);
	const options = materialized
		? [undefined, { fillfactor: 70 }, { autovacuumEnabled: true, fillfactor: 30 }]
		: [undefined, { securityInvoker: true }, { checkOption: 'local', securityBarrier: false }];
	const storage = materialized
		? { withNoData: pick(undefined, true), using: pick(undefined, 'heap'), tablespace: pick(undefined, 'ts1') } : {};
	return defined({ name: pick('v1', 'v2', 'v3'), schema: schemaName(), columns: {},
		definition: isExisting ? undefined : pick('select 1', 'select 2'), materialized, isExisting,
		with: pick(...options), ...storage });
}

const enumType = () => ({ name: pick('mood', 'kind', 'status'), schema: schemaName(), values: distinct(4, enumValue) });
const sequence = () => defined({ name: pick('s1', 's2', 's3'), schema: schemaName(), ...sequenceOptions() });
const role = () => ({ name: pick('r1', 'r2', 'r3'), createDb: chance(0.3), createRole: chance(0.3), inherit: chance(0.7) });

function snapshot() {
	const s = { id: 'a', prevId: 'b', version: '7', dialect: 'postgresql', tables: {},
		enums: keyed(keyOf, times(below(3), enumType)),
		schemas: keyed((it) => it, distinct(below(4), () => pick('app', 'aux', '5', '3', 'z'))),
		sequences: keyed(keyOf, times(below(3), sequence)), roles: byName(times(below(3), role)),
		policies: byName(times(below(6) ? 0 : 2, linkedPolicy)), views: keyed(keyOf, times(below(3), view)),
		_meta: { columns: {}, schemas: {}, tables: {} } };
	s.tables = keyed(keyOf, times(below(5), () => table(Object.values(s.enums))));
	const tables = Object.values(s.tables);
	tables.forEach((t) => addParts(t, tables));
	return s;
}

// Gives the object another name at its place.
function rename(objects, old, name, key) {
	const renamed = Object.values(objects).map((it) => (it === old ? Object.assign(it, name) : it));
	return keyed(key, renamed);
}

function changeTable(s, t) {
	const columns = Object.keys(t.columns), c = t.columns[pick(...columns)], tables = Object.values(s.tables);
	const fresh = () => column(c.name, t.name, Object.values(s.enums));
	pick(
		() => delete s.tables[keyOf(t)],
		() => { s.tables = rename(s.tables, t, { name: tableName() }, keyOf); },
		() => { s.tables = rename(s.tables, t, { schema: pick('', 'app', 'aux') }, keyOf); },
		() => { t.columns = { ...t.columns, ...byName([column(columnName(), t.name, Object.values(s.enums))]) }; },
		() => columns.length > 1 && delete t.columns[c.name],
		() => { t.columns = rename(t.columns, c, { name: columnName() }, (it) => it.name); },
		() => { t.columns[c.name] = fresh(); },
		() => { t.columns[c.name] = { ...c, default: fresh().default }; },
		() => { c.notNull = !c.notNull; },
		() => { c.primaryKey = !c.primaryKey; },
		() => addParts(t, tables),
		() => Object.assign(t.indexes, byName([index(t.name, columns)])),
		() => Object.assign(t.uniqueConstraints, byName([unique(t.name, columns)])),
		() => Object.assign(t.foreignKeys, byName([foreignKey(t.name, columns, tables)])),
		() => { t.compositePrimaryKeys = byName([primaryKey(t.name, columns)]); },
		() => Object.assign(t.policies, byName([policy()])),
	)();
}

function changeEnum(s, e) {
	pick(
		() => delete s.enums[keyOf(e)],
		() => { s.enums = rename(s.enums, e, pick({ name: 'level' }, { schema: schemaName() }), keyOf); },
		() => { e.values = [...new Set([...e.values.slice(0, 1), enumValue(), ...e.values.slice(1)])]; },
		() => { e.values = [...e.values].reverse(); },
	)();
}

function changeOther(s) {
	const drop = (objects) => delete objects[pick(...Object.keys(objects))];
	pick(
		() => { const t = table(Object.values(s.enums)); s.tables[keyOf(t)] = t; },
		() => { const e = enumType(); s.enums[keyOf(e)] = e; },
		() => { const n = pick('app', 'aux', '3', 'q'); s.schemas[n] ? delete s.schemas[n] : (s.schemas[n] = n); },
		() => { const q = sequence(); s.sequences[keyOf(q)] = q; },
		() => { const r = role(); s.roles[r.name] = r; },
		() => { const v = view(); s.views[keyOf(v)] = v; },
		() => { const p = linkedPolicy(); s.policies[p.name] = p; },
		() => drop(pick(s.sequences, s.roles, s.views, s.policies)),
	)();
}

function change(from) {
	const s = structuredClone(from);
	for (let n = 1 + below(6); n > 0; n--) {
		const tables = Object.values(s.tables), enums = Object.values(s.enums);
		if (tables.length && chance(0.6)) changeTable(s, pick(...tables));
		else if (enums.length && chance(0.4)) changeEnum(s, pick(...enums));
		else changeOther(s);
	}
	return defined(s);
}

// A view moved and renamed at once (docs/order.md), and a schema renamed onto one that holds objects.
function isSenseless(snapshot, { from: [kind, ...old], to: [, ...name] }) {
	if (kind === 'view') return old[0] !== name[0] && old[1] !== name[1];
	const { tables, enums, sequences } = snapshot;
	return kind === 'schema' && Object.keys({ ...tables, ...enums, ...sequences }).some((key) => key.startsWith(`${name[0]}.`));
}

async function makeCase() {
	const from = snapshot(), to = chance(0.15) ? snapshot() : change(from), renames = [];
	const choose = (created, deleted) => {
		const which = chance(0.6) ? below(deleted.length) : -1;
		if (which >= 0) renames.push({ from: deleted[which], to: created });
		return which;
	};
	const said = await diffSnapshots(from, to, choose);
	return said.crashes || renames.some((r) => isSenseless(from, r)) ? null : { from, to, renames, ...said, warnings: null };
}

async function main() {
	const [program, count = '500', start = '1'] = process.argv.slice(2);
	const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'random-diffs-'));
	let written = 0;
	for (let i = 0; i < Number(count); i++) {
		seed = Number(start) * 100003 + i * 7919;
		const test = await makeCase();
		if (!test) continue;
		fs.writeFileSync(path.join(folder, `${i}.json`), JSON.stringify(test, null, '\t'));
		written++;
	}
	const run = spawnSync(program, [folder], { encoding: 'utf8', maxBuffer: 1 << 30 });
	const lines = (run.stdout + run.stderr).split('\n');
	const failed = new Set(lines.map((line) => /FAILED {2}\] (\S+)$/.exec(line)?.[1]).filter(Boolean)).size;
	console.log(`pairs of seed ${start}; drizzle-kit crashes on ${count - written} more`);
	if (run.status === 0) {
		fs.rmSync(folder, { recursive: true });
	} else {
		console.log([...lines.filter((line) => /ERROR|FAILED|crash/.test(line)).slice(0, 20), `cases kept in ${folder}`].join('\n'));
		process.exitCode = 1;
	}
	console.log(`${written - failed} passed, ${failed} failed`);
}

main();
