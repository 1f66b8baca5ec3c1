// Writes what drizzle-kit asks and says into the cases: node tests/unit/diff/rewrite.cjs [CASE …]
//
// Where it crashes, the case keeps the SQL that was written by hand, with "crashes" beside it; so does
// "warnings", of which drizzle-kit has none.
const fs = require('fs');
const path = require('path');
const { diffSnapshots } = require('../../lib/differ.cjs');

const same = (x, y) => JSON.stringify(x) === JSON.stringify(y);

async function main() {
	const folder = path.join(__dirname, 'cases');
	const names = process.argv.length > 2 ? process.argv.slice(2) : fs.readdirSync(folder);
	for (const name of names) {
		const file = path.join(folder, name.endsWith('.json') ? name : `${name}.json`);
		const test = JSON.parse(fs.readFileSync(file));
		const choose = (to, names) =>
			names.findIndex((from) => test.renames.some((r) => same(r.from, from) && same(r.to, to)));
		Object.assign(test, await diffSnapshots(test.from, test.to, choose));
		fs.writeFileSync(file, JSON.stringify(test, null, '\t') + '\n');
	}
}

main();
