/* Plain modules as programs: they give what the engine gives. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "project.h"
#include "ts/plain.h"

/* What the modules of the tests are written with, and a stand-in for drizzle-orm. */
static const char lib[] =
	"export const log: string[] = [];\n"
	"export const note = (...x: any[]) => { log.push(JSON.stringify(x)); return x.length };\n"
	"export const self = { name: 'self', get() { return this?.name } };\n"
	"export function whose(this: any) { return this === undefined ? 'nobody' : 'somebody' }\n"
	"export const call = (f: any, ...x: any[]) => f(...x);\n"
	"export const kind = (f: any) => [f.length, f.name, typeof f.prototype];\n"
	"export const attempt = (f: any) => { try { return f() } catch (e: any) { return e.name } "
	"};\n"
	"export class Pair { constructor(public a: any, public b?: any) {} sum() { return this.a + "
	"this.b } }\n"
	"export const list = [1, 2], record = { x: 1, get y() { return 2 } };\n";
static const struct js_builtin drizzle[] = {{
	.name = "drizzle-orm",
	.source = "exports.sql = (texts, ...values) => texts.join('?') + ' ' + values.join();",
	.len = sizeof("exports.sql = (texts, ...values) => texts.join('?') + ' ' + "
		      "values.join();") -
	       1,
}};

static int set_up(void **state)
{
	struct project *p = project_new();
	p->options.builtins = drizzle;
	p->options.builtin_count = 1;
	project_file(p, "lib.ts", lib);
	*state = p;
	return 0;
}

static int tear_down(void **state)
{
	project_free(*state);
	return 0;
}

static bool is_plain(const char *source)
{
	ARENA_SCOPE struct arena *a = arena_new();
	ERR_SCOPE struct err err = {0};
	struct ts_module m = {0};
	return ts_transform(a, "x.ts", source, strlen(source),
		       &(struct ts_options){TS_TYPESCRIPT, TS_PLAIN}, &m, &err) &&
	       m.program;
}

static const char *run_as(struct project *p, enum js_form form)
{
	p->options.form = form;
	const char *result = project_run(p, "main.ts", "([m]) => JSON.stringify(m)");
	return result ? result : p->err.message;
}

static void expect(struct project *p, const char *source, const char *result)
{
	if (!is_plain(source))
		fail_msg("not plain: %s", source);
	project_file(p, "main.ts", source);
	assert_string_equal(run_as(p, JS_EXACT), result);
	assert_string_equal(run_as(p, JS_PLAIN), result);
}

/* plain.js has the numbers of the instructions as constants, which the engine wants them to be. */
static void instructions_have_their_numbers(void **state)
{
	extern const char js_boot_plain[];
	ARENA_SCOPE struct arena *a = arena_new();
	int number = 0;
#define X(name)                                                                                    \
	if (!strstr(js_boot_plain,                                                                 \
		    arena_printf(a, #name " = %d%c", number, PLAIN_END == number ? ';' : ',')))    \
		fail_msg("plain.js: " #name " is not %d", number);                                 \
	number++;
	TS_PLAIN_INSTRUCTIONS(X)
#undef X
}

static void values(void **state)
{
	struct project *p = *state;
	expect(p,
		"export const a = 'x\\'\\n\\\\', b = \"\\\"\", c = `d${1}e${'f'}`, d = -1, e = "
		"0.25,\n"
		"	f = [true, false, null], g = `\n`, h = '\xc3\xa4\xe2\x82\xac';",
		"{\"a\":\"x'\\n\\\\\",\"b\":\"\\\"\",\"c\":\"d1ef\",\"d\":-1,\"e\":0.25,"
		"\"f\":[true,false,null],\"g\":\"\\n\",\"h\":\"\xc3\xa4\xe2\x82\xac\"}");
}

static void objects_and_arrays(void **state)
{
	struct project *p = *state;
	expect(p,
		"import { list, record } from './lib';\n"
		"const a = 1;\n"
		"export const b = { z: a, 'y y': 2, a, ...record, z2: {}, default: 3 };\n"
		"export const c = [a, ...list, a, ...'xy', [], ...[a]];\n"
		"export const d = { ...record, x: 5 }, e = { x: 5, ...record };",
		"{\"b\":{\"z\":1,\"y y\":2,\"a\":1,\"x\":1,\"y\":2,\"z2\":{},\"default\":3},"
		"\"c\":[1,1,2,1,\"x\",\"y\",[],1],\"d\":{\"x\":5,\"y\":2},\"e\":{\"x\":1,\"y\":2}"
		"}");
}

static void calls_have_their_this(void **state)
{
	struct project *p = *state;
	expect(p,
		"import { Pair, self, whose } from './lib';\n"
		"import * as lib from './lib';\n"
		"export const a = self.get(), b = (self.get)(), c = whose(), d = (0, self.get)();\n"
		"export const e = lib.whose(), f = new Pair(1, 2).sum(), g = new lib.Pair(1);",
		"{\"a\":\"self\",\"b\":\"self\",\"c\":\"nobody\",\"e\":\"somebody\",\"f\":3,"
		"\"g\":{\"a\":1}}");
}

static void functions(void **state)
{
	struct project *p = *state;
	expect(p,
		"import { call, kind } from './lib';\n"
		"export const a = call((x, y, z) => [z, y, x], 1, 2, 3);\n"
		"export const b = call(({ x, y: w }, v) => ({ v, w, x }), { x: 1, y: 2 }, 3);\n"
		"export const c = call((x) => call((y) => call(() => { return [x, y, b.v]; }), 2), "
		"1);\n"
		"export const d = [kind(() => 1), kind((x) => x), kind((x, { y }) => y)];\n"
		"export const e = call((x) => call((x) => x, 2), 1), f = (() => 1)();\n"
		"export const g = call((x) => (y) => [x, y], 1)(2);\n"
		"export const h = call((undefined) => undefined, 1), i = call((x, y) => [y], 1);",
		"{\"a\":[3,2,1],\"b\":{\"v\":3,\"w\":2,\"x\":1},\"c\":[1,2,3],"
		"\"d\":[[0,\"\",\"undefined\"],[1,\"\",\"undefined\"],[2,\"\",\"undefined\"]],"
		"\"e\":2,\"f\":1,\"g\":[1,2],\"h\":1,\"i\":[null]}");
}

static void names(void **state)
{
	struct project *p = *state;
	project_file(p, "other.ts",
		"import { list } from './lib'\nexport { list };\n"
		"export * from './lib'; export default list[0]");
	expect(p,
		"import { attempt, call, record } from './lib';\n"
		"import one, * as other from './other';\n"
		"export const early = attempt(() => late), none = attempt(() => nowhere);\n"
		"const late = 1;\n"
		"const module = 2, undef = [undefined, NaN].length;\n"
		"export const a = attempt(() => late), b = Math.max(one, module), c = undef;\n"
		"export const d = other.list, e = other.record.x, f = call((one) => one, 9);\n"
		"export { record as g, late as h };\n"
		"export default 7;",
		"{\"a\":1,\"b\":2,\"c\":2,\"d\":[1,2],\"default\":7,\"e\":1,"
		"\"early\":\"ReferenceError\",\"f\":9,\"g\":{\"x\":1,\"y\":2},\"h\":1,"
		"\"none\":\"ReferenceError\"}");
}

static void drizzles_templates(void **state)
{
	struct project *p = *state;
	expect(p,
		"import { sql } from 'drizzle-orm';\n"
		"import { call } from './lib';\n"
		"export const a = sql`x`, b = sql<number>`a${1}\\n\"${call((y) => sql`${y}`, "
		"2)}`;\n"
		"export const c = call((sql) => sql, 1);",
		"{\"a\":\"x \",\"b\":\"a?\\n\\\"? 1,? 2\",\"c\":1}");
}

static void references_to_columns(void **state)
{
	struct project *p = *state;
	project_file(p, "users.ts", "export const users = { id: 'users.id' };");
	expect(p,
		"import { users } from './users';\n"
		"const text = (0, Object)({ references: 1 });\n"
		"export const a = [1].map(() => users.id).concat(['b'].map(() => "
		"text.references));",
		"{\"a\":[\"users.id\",1]}");
}

/* Code that is not plain may use what plain modules made, and the other way round. */
static void modules_of_both_kinds(void **state)
{
	struct project *p = *state;
	project_file(p, "base.ts",
		"import { call } from './lib'\n"
		"export const columns = { id: 1, at: call(() => 2) }, f = call((x) => (y) => [x, "
		"y], 1);");
	project_file(p, "middle.ts",
		"import { columns, f } from './base';\n"
		"export function make(name: string) { return { name, ...columns, f: f(name) } }\n"
		"export let count = 0; export const bump = () => ++count;");
	expect(p,
		"import { bump, count, make } from './middle';\n"
		"export const a = make('x'), b = [count, bump(), count];",
		"{\"a\":{\"name\":\"x\",\"id\":1,\"at\":2,\"f\":[1,\"x\"]},\"b\":[0,1,1]}");
}

static void evaluation_order(void **state)
{
	struct project *p = *state;
	expect(p,
		"import { log, note } from './lib';\n"
		"const a = note(note(1), { b: note(2), c: [note(3)] });\n"
		"note(`${note(4)}`).toFixed(note(5))\n"
		"export const order = log.join(' ');",
		"{\"order\":\"[1] [2] [3] [1,{\\\"b\\\":1,\\\"c\\\":[1]}] [4] [\\\"1\\\"] [5]\"}");
}

int main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		TEST(instructions_have_their_numbers),
		TEST(values),
		TEST(objects_and_arrays),
		TEST(calls_have_their_this),
		TEST(functions),
		TEST(names),
		TEST(drizzles_templates),
		TEST(references_to_columns),
		TEST(modules_of_both_kinds),
		TEST(evaluation_order),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
