/* What goes wrong is one error with the place in the user's own text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "project.h"

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

static const char *failure_of(struct project *p, const char *main)
{
	project_file(p, "main.ts", main);
	return project_failure(p, "main.ts");
}

static void a_throw_has_its_place(void **state)
{
	struct project *p = *state;
	assert_string_equal(failure_of(p, "type A = string;\n\nfunction f(a: A) {\n  throw new "
					  "Error('boom: ' + a);\n}\nf('x');\nexport {};\n"),
		"main.ts:4:13 Error: boom: x");
	assert_int_equal(p->err.kind, ERR_EVAL);
	assert_non_null(strstr(
		p->err.frame, ">    4 |   throw new Error('boom: ' + a);\n       |             ^"));
	assert_string_equal(p->err.detail, "at f (main.ts:4:18)\nat main.ts:6:2");
}

static void names_are_the_users(void **state)
{
	struct project *p = *state;
	project_file(p, "lib/a.ts", "export const text: any = undefined; export default 3;");
	assert_string_equal(
		failure_of(p,
			"import { text as t } from './lib/a';\nexport const x: number = t('y');\n"),
		"main.ts:2:26 TypeError: text is not a function. (In 'text('y')', 'text' is "
		"undefined)");
	assert_string_equal(failure_of(p, "import d from './lib/a';\nexport const x = d();\n"),
		"main.ts:2:18 TypeError: the import of \"./lib/a\" is not a function. (In 'the "
		"import of "
		"\"./lib/a\"()', 'the import of \"./lib/a\"' is 3)");
}

static void links_are_checked(void **state)
{
	struct project *p = *state;
	project_file(p, "a.ts", "export const a = 1;");
	project_file(p, "b.cjs", "exports.b = 1;");
	assert_string_equal(failure_of(p, "import { a } from './a';\nimport { nope } from "
					  "'./a';\nconsole.log(a, nope);"),
		"main.ts:1:19 the module \"./a\" has no export named \"nope\"");
	assert_string_equal(failure_of(p, "import a from './a';\nconsole.log(a);"),
		"main.ts:1:15 the module \"./a\" has no default export");
	assert_string_equal(failure_of(p, "import { b, c } from './b.cjs';\nconsole.log(b, c);"),
		"main.ts:1:22 the module \"./b.cjs\" has no export named \"c\"");
	assert_string_equal(p->printed.s, "");
}

static void a_missing_file_is_named_where_it_is_imported(void **state)
{
	struct project *p = *state;
	project_file(
		p, "lib/a.ts", "import '../main';\nimport x from './gone';\nexport const y = x;");
	assert_string_equal(failure_of(p, "import './lib/a'; export {}"),
		"lib/a.ts:2:15 cannot find the module \"./gone\"");
	assert_non_null(strstr(p->err.hint, "tried lib/gone"));
	assert_string_equal(failure_of(p, "import { z } from 'zod';\nexport const s = z.string();"),
		"main.ts:1:19 the package \"zod\" is not installed");
	assert_string_equal(
		failure_of(p,
			"const f = () => {\n  const x = require('./gone');\n  return x;\n};\nf();"),
		"main.ts:2:13 cannot find the module \"./gone\"");
	assert_string_equal(project_failure(p, "nowhere.ts"),
		arena_printf(p->arena, ":0:0 cannot read %s/nowhere.ts: No such file or directory",
			p->root));
}

static void syntax_errors(void **state)
{
	struct project *p = *state;
	project_file(p, "a.ts", "export const a = ;\n");
	project_file(p, "d.json", "{\n  \"a\": }\n");
	failure_of(p, "import { a } from './a'; export const b = a;");
	assert_int_equal(p->err.kind, ERR_SYNTAX);
	assert_string_equal(p->err.file, "a.ts");
	assert_int_equal(p->err.line, 1);
	failure_of(p, "import d from './d.json'; export const b = d;");
	assert_int_equal(p->err.kind, ERR_SYNTAX);
	assert_string_equal(p->err.file, "d.json");
	assert_int_equal(p->err.line, 2);
}

static void used_before_it_is_there(void **state)
{
	struct project *p = *state;
	project_file(
		p, "a.ts", "import { b } from './b';\nexport const a = 1;\nexport const c = b;");
	project_file(p, "b.ts", "import { a } from './a';\nexport const b = a + 1;");
	assert_string_equal(failure_of(p, "import './a'; export {}"),
		"b.ts:2:18 \"a\" of a.ts is used before it is initialised: the modules import each "
		"other");
	assert_string_equal(failure_of(p, "export const x = later + 1;\nconst later = 1;"),
		"main.ts:1:18 \"later\" is used before it is initialised");
}

static void rejections(void **state)
{
	struct project *p = *state;
	assert_string_equal(failure_of(p, "await Promise.reject(new TypeError('no'));"),
		"main.ts:1:26 TypeError: no");
	assert_string_equal(
		failure_of(p, "export const x = 1;\nPromise.reject(new Error('nobody waits'));"),
		"main.ts:2:20 Error: nobody waits");
	assert_string_equal(
		failure_of(p, "throw { a: 1 };"), ":0:0 the code threw [object Object]");
	assert_string_equal(failure_of(p, "setTimeout(() => { throw new Error('later') }, 1);\n"
					  "await new Promise((r) => setTimeout(r, 50));"),
		"main.ts:1:30 Error: later");
}

static void ends_that_never_come(void **state)
{
	struct project *p = *state;
	assert_string_equal(failure_of(p, "await new Promise(() => {});"),
		"main.ts:0:0 the module never finished: it awaits something that never happens");
	p->options.timeout = 0.3;
	assert_string_equal(failure_of(p, "export {};\nfunction f() {\n  for (;;);\n}\nf();"),
		"main.ts:2:10 the code ran for more than 0.3 seconds");
	assert_int_equal(p->err.kind, ERR_LIMIT);
	assert_string_equal(failure_of(p, "export {};\nfor (;;);"),
		"main.ts:0:0 the code ran for more than 0.3 seconds");
	failure_of(p, "setInterval(() => {}, 10); await new Promise(() => {});");
	assert_string_equal(p->err.message, "the code ran for more than 0.3 seconds");
	failure_of(p, "try { for (;;); } catch { console.log('caught') } finally { "
		      "console.log('finally') }");
	assert_string_equal(p->err.message, "the code ran for more than 0.3 seconds");
	assert_string_equal(p->printed.s, "");
}

static void a_host_lives_on_after_a_limit(void **state)
{
	struct project *p = *state;
	p->options.timeout = 0.2;
	project_file(p, "loop.ts", "for (;;);");
	project_file(p, "fine.ts", "export const ok = 1;");
	const char *paths[] = {project_path(p, "loop.ts"), project_path(p, "fine.ts")};
	const char script[] = "([m]) => `${m.ok}`", *result;
	JS_SCOPE struct js_host *h = NULL;
	assert_true(js_new(&p->options, &h, &p->err));
	assert_false(
		js_run(h, p->arena, paths, 1, script, sizeof(script) - 1, &result, NULL, &p->err));
	assert_true(js_run(
		h, p->arena, paths + 1, 1, script, sizeof(script) - 1, &result, NULL, &p->err));
	assert_string_equal(result, "1");
}

static void too_deep_and_too_much(void **state)
{
	struct project *p = *state;
	assert_string_equal(failure_of(p, "const f = (n: number): number => f(n + 1) + 1;\nf(0);"),
		"main.ts:1:34 RangeError: Maximum call stack size exceeded.");
	p->options.memory_limit = 1024ul << 20;
	assert_string_equal(
		failure_of(p, "const all: number[][] = [];\nfunction fill() {\n"
			      "  for (;;) all.push(new Array(10000).fill(1));\n}\nfill();"),
		"main.ts:3:38 the code took more than 1024 MB of memory");
	assert_int_equal(p->err.kind, ERR_LIMIT);
}

static void exits(void **state)
{
	struct project *p = *state;
	assert_string_equal(failure_of(p, "export {};\ntry { process.exit(3) } catch {} finally { "
					  "console.log('never') }"),
		"main.ts:2:15 process.exit(3) was called");
	assert_string_equal(p->printed.s, "");
}

static void the_script_may_fail_too(void **state)
{
	struct project *p = *state;
	project_file(p, "a.ts", "export const f = () => {\n  throw new Error('thunk');\n};");
	assert_null(project_run(p, "a.ts", "([m]) => m.f()"));
	assert_string_equal(p->err.message, "Error: thunk");
	assert_string_equal(p->err.file, "a.ts");
	assert_int_equal(p->err.line, 2);
	assert_null(project_run(p, "a.ts", "async ([m]) => { await 1; m.f() }"));
	assert_string_equal(p->err.file, "a.ts");
}

static void columns_count_characters(void **state)
{
	struct project *p = *state;
	assert_string_equal(failure_of(p, "const s = 'äöü 😀'; null.x;"),
		"main.ts:1:20 TypeError: null is not an object (evaluating 'null.x')");
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_throw_has_its_place),
		TEST(names_are_the_users),
		TEST(links_are_checked),
		TEST(a_missing_file_is_named_where_it_is_imported),
		TEST(syntax_errors),
		TEST(used_before_it_is_there),
		TEST(rejections),
		TEST(ends_that_never_come),
		TEST(a_host_lives_on_after_a_limit),
		TEST(too_deep_and_too_much),
		TEST(exits),
		TEST(the_script_may_fail_too),
		TEST(columns_count_characters),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
