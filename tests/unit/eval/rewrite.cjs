// Writes the snapshots that drizzle-kit makes of schemas/everything.ts: node tests/unit/eval/rewrite.cjs
const { execFileSync } = require('child_process');
const fs = require('fs');
const os = require('os');
const path = require('path');

const modules = path.join(__dirname, '../../node_modules');
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'rihla-everything-'));
fs.symlinkSync(modules, path.join(folder, 'node_modules'));
fs.copyFileSync(path.join(__dirname, 'schemas/everything.ts'), path.join(folder, 'everything.ts'));
for (const casing of ['none', 'snake_case', 'camelCase']) {
	const config = { dialect: 'postgresql', schema: './everything.ts', out: casing };
	if (casing !== 'none') config.casing = casing;
	fs.writeFileSync(path.join(folder, 'drizzle.config.json'), JSON.stringify(config));
	execFileSync(path.join(modules, '.bin/drizzle-kit'), ['generate'], { cwd: folder });
	const text = fs.readFileSync(path.join(folder, casing, 'meta/0000_snapshot.json'), 'utf8');
	const anonymous = text.replace(/"id": "[-0-9a-f]{36}"/, '"id": "id"');
	fs.writeFileSync(path.join(__dirname, `schemas/everything.${casing}.json`), anonymous);
}
fs.rmSync(folder, { recursive: true });
