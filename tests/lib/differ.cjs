// drizzle-kit's comparison of two snapshots, with its questions answered by a function.
const { drizzleKit } = require('./drizzle_kit.cjs');

// { questions: [[created, deleted, …]], sql: [text] }, or { crashes: message }. A name is
// [kind, schema, table, name], without what the kind does not have; `choose(created, deleted)` gives
// the place of the one that was renamed, or -1.
async function diffSnapshots(from, to, choose) {
	const questions = [];
	const kit = drizzleKit(choose, questions);
	const { log, error } = console;
	console.log = console.error = () => {};
	try {
		const { sqlStatements } = await kit.diff(from, to);
		return { questions, sql: sqlStatements };
	} catch (e) {
		return { crashes: e.message };
	} finally {
		Object.assign(console, { log, error });
	}
}

module.exports = { diffSnapshots };
