// Runs drizzle-kit's commands one after the other in one process, which saves its start of half a second.
//
// A line of standard input is {"project", "args", "hints"}: the folder, the words after `drizzle-kit`
// and the answers to its questions. A line of standard output is {"code", "screen", "hints"}: the exit
// code, all that was written, and the hints that answer just what was asked. A created object that no
// hint names is not renamed.
const readline = require('readline');
const util = require('util');
const { drizzleKit } = require('../lib/drizzle_kit.cjs');

class Exit extends Error {}

const isSame = (x, y) => JSON.stringify(x) === JSON.stringify(y);

// Answers from `hints`, and adds to `given` what was answered.
function chooser(hints, given) {
	const isRename = ([kind, ...to], [, ...from]) => hints.some((hint) => hint.type === 'rename' &&
		hint.kind === kind && isSame(hint.to, to) && isSame(hint.from, from));
	return (created, deleted) => {
		const which = deleted.findIndex((old) => isRename(created, old));
		const [kind, ...entity] = created;
		given.push(which < 0 ? { type: 'create', kind, entity }
			: { type: 'rename', kind, from: deleted[which].slice(1), to: entity });
		return which;
	};
}

// A project's modules are read anew each time; those of packages stay.
function forgetModules() {
	for (const path of Object.keys(require.cache))
		if (!path.includes('/node_modules/')) delete require.cache[path];
}

// Only the first exit counts: drizzle-kit catches what is thrown instead of its end.
async function command({ project, args, hints }) {
	const { log, error, warn } = console, { exit } = process, given = [];
	let screen = '', code;
	console.log = console.error = console.warn = (...words) => { screen += `${util.format(...words)}\n`; };
	process.exit = (status = 0) => { code ??= status; throw new Exit('exit'); };
	process.chdir(project);
	try {
		await drizzleKit(chooser(hints, given), []).command(args);
	} catch (problem) {
		if (!(problem instanceof Exit)) {
			console.log(problem);
			code ??= 1;
		}
	} finally {
		Object.assign(console, { log, error, warn });
		process.exit = exit;
		forgetModules();
	}
	return { code: code ?? 0, screen, hints: given };
}

async function main() {
	for await (const line of readline.createInterface({ input: process.stdin }))
		process.stdout.write(`${JSON.stringify(await command(JSON.parse(line)))}\n`);
}

main();
