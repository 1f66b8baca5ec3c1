/* The globals and Node's modules do what Node does: scripts of globals/ and what Node 20 printed.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/file.h"
#include "project.h"

static void append(void *context, int fd, const char *text, size_t len)
{
	struct project *p = context;
	buf_add(&p->printed, text, len);
}

/* Runs globals/NAME.js, leaves it time for its timers, and compares what it printed. */
static void prints_what_node_prints(const char *name)
{
	struct project *p = project_new();
	const char *path = arena_printf(p->arena, SOURCE_DIR "/globals/%s", name), *expected;
	map_set(&p->env, "PATH", "/bin");
	p->options.print = append;
	project_file(p, "main.ts",
		arena_printf(p->arena,
			"await import('%s.js'); await new Promise((r) => setTimeout(r, 700));",
			path));
	assert_true(file_read(
		p->arena, arena_printf(p->arena, "%s.txt", path), &expected, NULL, &p->err));
	if (!project_run(p, "main.ts", "() => ''"))
		fail_msg("%s:%d: %s", p->err.file, p->err.line, p->err.message);
	assert_string_equal(p->printed.s, expected);
	project_free(p);
}

static void formats(void **state)
{
	prints_what_node_prints("format");
}

static void has_the_web(void **state)
{
	prints_what_node_prints("web");
}

static const char *value_of(struct project *p, const char *expression)
{
	project_file(p, "main.ts",
		arena_printf(p->arena, "export const v = JSON.stringify(%s);", expression));
	const char *result = project_run(p, "main.ts", "([m]) => m.v");
	return result ? result : p->err.message;
}

static void has_the_callers_environment(void **state)
{
	struct project *p = project_new();
	map_set(&p->env, "DATABASE_URL", "postgres://ü");
	assert_string_equal(value_of(p, "[process.env.DATABASE_URL, process.env.NOPE === undefined,"
					"Object.keys(process.env), 'HOME' in process.env]"),
		"[\"postgres://ü\",true,[\"DATABASE_URL\"],false]");
	assert_string_equal(value_of(p, "[process.env.N = 5 as any, process.env.N]"), "[5,\"5\"]");
	assert_string_equal(
		value_of(p, "process.cwd()"), arena_printf(p->arena, "\"%s\"", p->root));
	project_free(p);
}

static void prints_to_two_streams(void **state)
{
	struct project *p = project_new();
	value_of(p, "[console.log('a'), console.warn('b'), process.stdout.write('c'), "
		    "process.stderr.write('d\\n'), console.error(new Error('e').message)]");
	assert_string_equal(p->printed.s, "1:a\n2:b\n1:c2:d\n2:e\n");
	project_free(p);
}

static void globals_can_be_replaced(void **state)
{
	struct project *p = project_new();
	assert_string_equal(
		value_of(p, "[(globalThis.Buffer = 1 as any), Buffer, 'process' in globalThis]"),
		"[1,1,true]");
	project_free(p);
}

static void texts_of_any_kind_come_out_whole(void **state)
{
	struct project *p = project_new();
	project_file(p, "main.ts", "export const s = 'ä€😀\\u0000'.repeat(300000);");
	const char *path = project_path(p, "main.ts"), *result;
	const char script[] = "([m]) => m.s";
	size_t len;
	JS_SCOPE struct js_host *h = NULL;
	assert_true(js_new(&p->options, &h, &p->err));
	assert_true(
		js_run(h, p->arena, &path, 1, script, sizeof(script) - 1, &result, &len, &p->err));
	assert_int_equal(len, 10 * 300000);
	assert_memory_equal(result + len - 10, "ä€😀\0", 10);
	project_free(p);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(formats),
		cmocka_unit_test(has_the_web),
		cmocka_unit_test(has_the_callers_environment),
		cmocka_unit_test(prints_to_two_streams),
		cmocka_unit_test(globals_can_be_replaced),
		cmocka_unit_test(texts_of_any_kind_come_out_whole),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
