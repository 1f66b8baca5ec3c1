/* Modules of every kind, linked and run in the right order. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "project.h"

static const char exports_script[] = "([m]) => JSON.stringify(m)";

static int set_up(void **state)
{
	*state = project_new();
	return 0;
}

static int tear_down(void **state)
{
	project_free(*state);
	return 0;
}

/* The exports of main.ts as JSON, or the error. */
static const char *exports_of(struct project *p, const char *main)
{
	project_file(p, "main.ts", main);
	const char *result = project_run(p, "main.ts", exports_script);
	return result ? result : p->err.message;
}

static void imports_of_every_form(void **state)
{
	struct project *p = *state;
	project_file(p, "a.ts",
		"export const x = 1; export default function () { return 2 }\n"
		"export { x as y }; export class C {}");
	assert_string_equal(
		exports_of(p, "import d, { x, y as z } from './a'; import * as a from './a';\n"
			      "import { type Nope } from './missing';\n"
			      "export { y } from './a'; export * as all from './a';\n"
			      "export const r = [d(), x, z, Object.keys(a)];\n"),
		"{\"all\":{\"x\":1,\"y\":1},\"r\":[2,1,1,[\"C\",\"default\",\"x\",\"y\"]],\"y\":"
		"1}");
}

static void stars_keep_the_order_of_drizzle_kit(void **state)
{
	struct project *p = *state;
	project_file(p, "a.ts", "export const q = 1, b = 2; export default 0;");
	project_file(p, "b.ts", "export const c = 3, q = 4; export * from './c'");
	project_file(p, "c.ts", "export const a = 5, m = 6;");
	assert_string_equal(exports_of(p, "export * from './a'; export * from './b';\n"
					  "export const z = 7, m = 8;"),
		"{\"m\":8,\"z\":7,\"b\":2,\"q\":1,\"c\":3,\"a\":5}");
}

static void bindings_are_live_through_cycles(void **state)
{
	struct project *p = *state;
	project_file(p, "a.ts",
		"import { b, bump, count } from './b'; export const a = () => b;\n"
		"export const before = count; bump(); export const after = count;");
	project_file(p, "b.ts",
		"import { a } from './a'; export const b = 'b';\n"
		"export let count = 0; export function bump() { count++ }\n"
		"export const late = () => a();");
	assert_string_equal(
		exports_of(p, "import { before, after } from './a'; import { late } from './b';\n"
			      "export const r = [late(), before, after];"),
		"{\"r\":[\"b\",0,1]}");
}

static void modules_run_once_and_after_their_imports(void **state)
{
	struct project *p = *state;
	project_file(p, "a.ts", "import './c'; console.log('a'); export {}");
	project_file(p, "b.ts", "import './c'; console.log('b'); export {}");
	project_file(p, "c.ts", "console.log('c'); export {}");
	exports_of(p, "import './a'; import './b.js'; console.log('main');");
	assert_string_equal(p->printed.s, "1:c\n1:a\n1:b\n1:main\n");
}

static void a_module_reached_by_two_paths_is_one(void **state)
{
	struct project *p = *state;
	project_file(p, "lib/t.ts", "export const t = {}");
	assert_int_equal(symlink(project_path(p, "lib"), project_path(p, "link")), 0);
	assert_string_equal(
		exports_of(p, "import { t } from './lib/t'; import { t as u } from './link/t';\n"
			      "export const same = t === u;"),
		"{\"same\":true}");
}

static void awaits_at_the_top(void **state)
{
	struct project *p = *state;
	project_file(p, "slow.ts",
		"await new Promise((r) => setTimeout(r, 5)); console.log('slow');\n"
		"export const v = await Promise.resolve(3);");
	assert_string_equal(exports_of(p, "import { v } from './slow'; console.log('main');\n"
					  "export const w = v + (await 1);"),
		"{\"w\":4}");
	assert_string_equal(p->printed.s, "1:slow\n1:main\n");
}

static void imports_later(void **state)
{
	struct project *p = *state;
	project_file(p, "a.ts", "export default 1; export const n = 2;");
	project_file(p, "b.cjs", "exports.n = 3;");
	assert_string_equal(
		exports_of(p, "const a = await import('./a'), b = await import('./b.cjs');\n"
			      "const no = await import('./nope').catch((e) => e.code);\n"
			      "export const r = [a.default, a.n, b.default.n, b.n, no];"),
		"{\"r\":[1,2,3,3,\"MODULE_NOT_FOUND\"]}");
}

static void common_js_both_ways(void **state)
{
	struct project *p = *state;
	project_file(p, "a.cjs",
		"exports.x = 1; exports.file = __filename.split('/').pop();\n"
		"exports.same = module.exports === exports && this === exports;");
	project_file(p, "b.cjs",
		"const m = require('./es'); module.exports = () => [m.default, m.n, "
		"m.__esModule];");
	project_file(p, "es.ts", "export default 4; export const n = 5;");
	project_file(p, "c.cjs",
		"Object.defineProperty(exports, '__esModule', { value: true });\n"
		"exports.default = 'd'; exports.e = 'e';");
	assert_string_equal(
		exports_of(p,
			"import a, { x, file, same } from './a.cjs'; import b from './b.cjs';\n"
			"import c, { e } from './c.cjs'; import r = require('./c.cjs');\n"
			"export const all = [a.x, x, file, same, b(), c, e, r.default];"),
		"{\"all\":[1,1,\"a.cjs\",true,[4,5,true],\"d\",\"e\",\"d\"]}");
}

static void an_mts_file_sees_common_js_as_node_does(void **state)
{
	struct project *p = *state;
	project_file(p, "c.cjs", "exports.__esModule = true; exports.default = 'd';");
	project_file(p, "m.mts", "import c from './c.cjs'; export const m = c.default;");
	assert_string_equal(exports_of(p, "export { m } from './m.mjs'"), "{\"m\":\"d\"}");
}

static void a_barrel_in_a_cycle_has_what_ran_before(void **state)
{
	struct project *p = *state;
	project_file(p, "index.ts", "export * from './first'; export * from './second';");
	project_file(p, "first.ts", "export const first = 'first';");
	project_file(p, "second.ts",
		"import { first } from './index'; import * as all from '.';\n"
		"export const seen = [first, all.first];");
	assert_string_equal(exports_of(p, "export * from './index';"),
		"{\"first\":\"first\",\"seen\":[\"first\",\"first\"]}");
}

static void common_js_cycles_see_what_is_there(void **state)
{
	struct project *p = *state;
	project_file(
		p, "a.cjs", "exports.early = 1; exports.b = require('./b.cjs'); exports.late = 2;");
	project_file(p, "b.cjs", "const a = require('./a.cjs'); exports.saw = Object.keys(a);");
	assert_string_equal(exports_of(p, "import a from './a.cjs'; export const r = a.b.saw;"),
		"{\"r\":[\"early\"]}");
}

static void export_equals(void **state)
{
	struct project *p = *state;
	project_file(p, "a.ts", "class A { static s = 6 } export = A;");
	assert_string_equal(exports_of(p, "import A from './a'; import B = require('./a');\n"
					  "export const r = [A.s, A === B];"),
		"{\"r\":[6,true]}");
}

static void json(void **state)
{
	struct project *p = *state;
	project_file(p, "d.json", "{\"name\": \"n\", \"list\": [1]}");
	assert_string_equal(exports_of(p, "import d, { name } from './d.json';\n"
					  "export const r = [d.list, name];"),
		"{\"r\":[[1],\"n\"]}");
}

static void namespaces_of_common_js_are_like_its_exports(void **state)
{
	struct project *p = *state;
	project_file(p, "f.cjs", "module.exports = function f() {}; module.exports.en = 1;");
	project_file(
		p, "o.cjs", "class O { get prefix() { return 'p' } }; module.exports = new O();");
	assert_string_equal(
		exports_of(p, "import * as f from './f.cjs'; import { prefix } from './o.cjs';\n"
			      "export const r = [Object.keys(f), f.name, prefix];"),
		"{\"r\":[[\"default\",\"en\"],\"f\",\"p\"]}");
}

static void names_that_are_not_exported(void **state)
{
	struct project *p = *state;
	project_file(p, "a.ts", "export const here = 1;");
	p->options.form = JS_PLAIN;
	assert_string_equal(
		exports_of(p, "import none, { gone, here } from './a';\n"
			      "export const r = [here, [none, gone]], f = [() => gone()];"),
		"{\"f\":[null],\"r\":[1,[null,null]]}");
	assert_string_equal(p->printed.s, "2:warning: the module \"./a\" has no default export: it "
					  "is undefined\n  at main.ts:1:34\n"
					  "warning: the module \"./a\" has no export named "
					  "\"gone\": it is undefined\n  at main.ts:1:34\n");
}

/* What loggers and database clients do while they are loaded. */
static void streams_and_sockets_can_be_made(void **state)
{
	struct project *p = *state;
	assert_string_equal(
		exports_of(p, "import stream, { PassThrough, Readable, Stream, Writable } from "
			      "'node:stream';\n"
			      "import { inherits } from 'util'; import net from 'net'; import http "
			      "from 'http';\n"
			      "function Old() { Stream.call(this) } inherits(Old, Stream);\n"
			      "class Log extends Writable { write(x) { return x } }\n"
			      "const heard = []; const old = new (Old as any)().on('a', (x) => "
			      "heard.push(x));\n"
			      "old.emit('a', 1); new net.Socket().connect(1).on('error', () => "
			      "{}).setNoDelay();\n"
			      "http.createServer(() => {}).listen(80);\n"
			      "export const r = [heard, new Log().write(2), new "
			      "Readable().pipe(new PassThrough())\n"
			      "	instanceof stream.Duplex, old instanceof Stream];"),
		"{\"r\":[[1],2,true,true]}");
	assert_non_null(
		strstr(exports_of(p, "import net from 'net'; export const r = net.isIP('x');"),
			"net.isIP is not available"));
}

static void the_program_seems_to_be_drizzle_kit(void **state)
{
	struct project *p = *state;
	char *arguments[] = {"generate", "--name", "x"};
	js_set_arguments(3, arguments);
	assert_string_equal(exports_of(p, "export const r = [process.argv.slice(2),\n"
					  "	process.argv[1].includes('drizzle-kit')];"),
		"{\"r\":[[\"generate\",\"--name\",\"x\"],true]}");
	js_set_arguments(0, NULL);
}

static void native_addons_can_be_loaded_but_not_called(void **state)
{
	struct project *p = *state;
	project_file(p, "hash.node",
		"\x7f"
		"ELF");
	assert_string_equal(
		exports_of(p, "const { hash } = require('./hash.node');\n"
			      "export const r = [typeof hash, typeof process.report.getReport()];"),
		"{\"r\":[\"function\",\"object\"]}");
	assert_non_null(strstr(exports_of(p, "export const r = require('./hash.node').hash('x');"),
		"hash.node.hash is not available"));
}

static void knows_where_it_is(void **state)
{
	struct project *p = *state;
	project_file(p, "s.cjs",
		"module.exports = [require.resolve('./main'), require.main === module,\n"
		"__dirname, typeof require.cache];");
	const char *expected = arena_printf(p->arena,
		"{\"r\":[\"file://%s/main.ts\",\"%s/main.ts\",\"%s\",null,\"file://%s/s.cjs\","
		"[\"%s/main.ts\",false,\"%s\",\"object\"]]}",
		p->root, p->root, p->root, p->root, p->root, p->root);
	assert_string_equal(
		exports_of(p, "import s from './s.cjs'; const m = import.meta;\n"
			      "export const r = [m.url, m.filename, m.dirname, (m as any).main, "
			      "m.resolve('./s.cjs'), s];"),
		expected);
}

static void an_es_module_may_use_what_common_js_has(void **state)
{
	struct project *p = *state;
	project_file(p, "a.cjs", "exports.n = 7;");
	assert_string_equal(
		exports_of(p, "export const n = require('./a.cjs').n;\n"
			      "export const r = [require.main === module, !module.parent, "
			      "module.exports.n];"),
		"{\"n\":7,\"r\":[false,false,7]}");
}

static void module_exports_of_an_es_module_replace_its_exports(void **state)
{
	struct project *p = *state;
	project_file(p, "a.ts", "import './b'; export const gone = 1; module.exports = { n: 7 };");
	project_file(p, "b.ts", "export const m = 8;");
	assert_string_equal(
		exports_of(p, "import a, { n } from './a'; import * as all from './a';\n"
			      "export const r = [a, n, Object.keys(all), require('./a')];"),
		"{\"r\":[{\"n\":7},7,[\"default\",\"n\"],{\"n\":7}]}");
}

static void a_module_that_threw_runs_again_when_required(void **state)
{
	struct project *p = *state;
	project_file(p, "a.cjs",
		"globalThis.n = (globalThis.n ?? 0) + 1; if (n < 2) throw new Error('first'); "
		"exports.n = n;");
	project_file(p, "b.cjs",
		"try { require('./a.cjs') } catch (e) { exports.e = e.message }\n"
		"exports.n = require('./a.cjs').n;");
	assert_string_equal(exports_of(p, "import b from './b.cjs'; export const r = b;"),
		"{\"r\":{\"e\":\"first\",\"n\":2}}");
}

static void missing_packages_are_inert(void **state)
{
	struct project *p = *state;
	p->options.stub_missing_packages = true;
	assert_string_equal(
		exports_of(p,
			"import { nanoid } from 'nanoid'; import z, { object } from 'zod';\n"
			"class X extends z.Base {}\n"
			"const s = object({ a: z.string().min(1) }); const f = () => nanoid();\n"
			"const { specifier, line, column } = nanoid[Symbol.for('rihla.missing')];\n"
			"export const r = [typeof f(), typeof new X(), specifier, line, column];"),
		"{\"r\":[\"function\",\"function\",\"nanoid\",1,24]}");
	assert_string_equal(
		exports_of(p, "import { id } from 'nanoid';\nexport const s = `a${id()}`;"),
		"Error: the package \"nanoid\", imported at main.ts:1:20, is not installed, and "
		"its "
		"value is used as a text or number");
	assert_int_equal(p->err.line, 2);
	/* What is spread or passed on would be lost in silence. */
	assert_non_null(strstr(exports_of(p, "import { t } from 'x'; export const o = { ...t };"),
		"spread or listed"));
	assert_string_equal(exports_of(p, "export * from '@acme/db';"),
		"the package \"@acme/db\" is not installed");
	assert_string_equal(
		exports_of(p, "export const r = (() => { try { return require('pg-native') }\n"
			      "catch (e) { return e.code } })();"),
		"{\"r\":\"MODULE_NOT_FOUND\"}");
}

static void modules_of_node_can_be_imported(void **state)
{
	struct project *p = *state;
	assert_string_equal(
		exports_of(p,
			"import fs, { readFileSync } from 'node:fs'; import { spawn } from "
			"'child_process';\n"
			"import { Transform } from 'stream'; class T extends Transform {}\n"
			"const text = (f) => { try { f() } catch (e) { return e.message } };\n"
			"export const r = [text(() => readFileSync('x')), await "
			"fs.promises.readFile('x').catch((e) => e.message),\n"
			"text(() => spawn('ls')), typeof T];"),
		"{\"r\":[\"fs.readFileSync is not available while a schema is evaluated\","
		"\"fs.promises.readFile is not available while a schema is evaluated\","
		"\"child_process.spawn is not available while a schema is "
		"evaluated\",\"function\"]}");
}

static void nobody_listens_to_channels(void **state)
{
	struct project *p = *state;
	assert_string_equal(
		exports_of(p,
			"import { channel, tracingChannel } from 'node:diagnostics_channel';\n"
			"const c = channel('a'), t = tracingChannel('b'); c.publish(1);\n"
			"export const r = [c === channel('a'), c.hasSubscribers, t.start.name,\n"
			"t.traceSync((x) => x + 1, {}, null, 2)];"),
		"{\"r\":[true,false,\"tracing:b:start\",3]}");
}

static void libraries_can_be_loaded(void **state)
{
	struct project *p = *state;
	assert_string_equal(
		exports_of(p,
			"import http, { Agent } from 'node:http'; import https from 'https';\n"
			"import { isatty } from 'tty'; import load from 'node-gyp-build';\n"
			"const text = (f) => { try { f() } catch (e) { return e.message } };\n"
			"const f = fetch.bind(globalThis); class R extends Response {}\n"
			"const h = new Headers({ 'X-A': 1, b: 2 }); h.append('b', 3);\n"
			"export const r = [new Agent({ keepAlive: true }).options, isatty(1),\n"
			"typeof https.Agent, new R(null).ok, [...h], new Request('u').method,\n"
			"text(() => new WebSocket('ws://x')), text(() => http.get('http://x')),\n"
			"text(() => load('/x/bcrypt').hash('s'))];"),
		"{\"r\":[{\"keepAlive\":true},false,\"function\",true,"
		"[[\"b\",\"2, 3\"],[\"x-a\",\"1\"]],\"GET\","
		"\"WebSocket is not available while a schema is evaluated\","
		"\"http.get is not available while a schema is evaluated\","
		"\"hash of /x/bcrypt is native code, which a schema cannot run\"]}");
}

static void a_blob_has_what_it_was_made_of(void **state)
{
	struct project *p = *state;
	assert_string_equal(
		exports_of(p,
			"const b = new Blob(['ü', new Uint8Array([65, 66]), new Blob(['c'])], "
			"{ type: 'Text/X' });\n"
			"const f = new File([b], 'n', { lastModified: 1 });\n"
			"export const r = [b.size, b.type, await b.text(), await b.slice(2, "
			"4).text(),\n"
			"f.size, f.name, f instanceof Blob, (await b.arrayBuffer()).byteLength];"),
		"{\"r\":[5,\"text/x\",\"üABc\",\"AB\",5,\"n\",true,5]}");
}

static const char *answer(void *context, struct arena *a, const char *what, const char *argument)
{
	return strcmp(what, "upper") ? NULL : arena_printf(a, "<%s>", argument);
}

static void built_in_modules_ask_the_caller(void **state)
{
	struct project *p = *state;
	static const char source[] = "const { ask } = require('rihla:host'); exports.up = (s) => "
				     "ask('upper', s); exports.no = ask('x');";
	struct js_builtin builtin = {"mine", source, sizeof(source) - 1};
	p->options.builtins = &builtin;
	p->options.builtin_count = 1;
	p->options.ask = answer;
	assert_string_equal(exports_of(p, "import { up, no } from 'mine'; export const r = "
					  "[up('ü'), no === undefined];"),
		"{\"r\":[\"<ü>\",true]}");
	assert_string_equal(exports_of(p, "export const r = require('rihla:host');"),
		"cannot find the module \"rihla:host\"");
}

static void several_entries_and_a_preload(void **state)
{
	struct project *p = *state;
	project_file(p, "a.ts", "import './shared'; export const a = 1");
	project_file(p, "b.ts", "import './shared'; export const b = 2");
	project_file(p, "shared.ts", "console.log('once'); export {}");
	const char *paths[] = {project_path(p, "a.ts"), project_path(p, "b.ts")};
	const char script[] = "async (all, require) => JSON.stringify([all, require('path').sep])";
	struct js_preload *preload = js_preload_start(&p->options, paths, 2);
	JS_SCOPE struct js_host *h = NULL;
	assert_true(js_new(&p->options, &h, &p->err));
	js_adopt(h, preload);
	const char *result;
	size_t len;
	for (int i = 0; i < 2; i++) {
		assert_true(js_run(
			h, p->arena, paths, 2, script, sizeof(script) - 1, &result, &len, &p->err));
		assert_string_equal(result, "[[{\"a\":1},{\"b\":2}],\"/\"]");
		assert_int_equal(len, strlen(result));
	}
	assert_string_equal(p->printed.s, "1:once\n");
	struct list loaded = {0};
	js_loaded_files(h, p->arena, &loaded);
	assert_int_equal(loaded.count, 3);
	assert_string_equal(loaded.items[0], project_path(p, "shared.ts"));
}

static void a_preload_without_a_host_is_given_back(void **state)
{
	struct project *p = *state;
	project_file(p, "a.ts", "export const a = 1");
	const char *path = project_path(p, "a.ts");
	js_adopt(NULL, js_preload_start(&p->options, &path, 1));
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(imports_of_every_form),
		TEST(stars_keep_the_order_of_drizzle_kit),
		TEST(bindings_are_live_through_cycles),
		TEST(a_barrel_in_a_cycle_has_what_ran_before),
		TEST(modules_run_once_and_after_their_imports),
		TEST(a_module_reached_by_two_paths_is_one),
		TEST(awaits_at_the_top),
		TEST(imports_later),
		TEST(common_js_both_ways),
		TEST(an_mts_file_sees_common_js_as_node_does),
		TEST(common_js_cycles_see_what_is_there),
		TEST(export_equals),
		TEST(json),
		TEST(namespaces_of_common_js_are_like_its_exports),
		TEST(names_that_are_not_exported),
		TEST(streams_and_sockets_can_be_made),
		TEST(the_program_seems_to_be_drizzle_kit),
		TEST(native_addons_can_be_loaded_but_not_called),
		TEST(knows_where_it_is),
		TEST(an_es_module_may_use_what_common_js_has),
		TEST(module_exports_of_an_es_module_replace_its_exports),
		TEST(a_module_that_threw_runs_again_when_required),
		TEST(missing_packages_are_inert),
		TEST(modules_of_node_can_be_imported),
		TEST(nobody_listens_to_channels),
		TEST(libraries_can_be_loaded),
		TEST(a_blob_has_what_it_was_made_of),
		TEST(built_in_modules_ask_the_caller),
		TEST(several_entries_and_a_preload),
		TEST(a_preload_without_a_host_is_given_back),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
