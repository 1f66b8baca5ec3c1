/* Configs that are read without an engine, and those that must not be. */
#include "ts/literal.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"

static const char *environment(void *context, const char *name)
{
	return strcmp(name, "URL") == 0 ? "postgres://x" : strcmp(name, "EMPTY") == 0 ? "" : NULL;
}

static const char *read(struct arena *a, const char *source)
{
	struct ts_literal literal = {0};
	struct buf b = buf_in(a);

	if (!ts_read_literal(a, source, strlen(source), environment, NULL, &literal))
		return "no literal";
	json_put_compact(&b, literal.value);
	list_each (specifier, literal.imports)
		buf_printf(&b, " %s", specifier);
	return b.s;
}

static void literals_are_read(void **state)
{
	static const char *const examples[][2] = {
		{"export default { a: 1, 'b': [true, null, -2.5], c: { d: `e` } }",
			"{\"a\":1,\"b\":[true,null,-2.5],\"c\":{\"d\":\"e\"}}"},
		{"import { defineConfig } from 'drizzle-kit'; export default defineConfig({ a: "
		 "'b', })",
			"{\"a\":\"b\"} drizzle-kit"},
		{"import 'dotenv/config'\nimport type { Config } from 'drizzle-kit'\n"
		 "export default { url: process.env.URL! } satisfies Config",
			"{\"url\":\"postgres://x\"} dotenv/config"},
		{"const out: string = `./${process.env[\"URL\"]}/x`\nexport default { out } as "
		 "const;",
			"{\"out\":\"./postgres://x/x\"}"},
		{"module.exports = { a: process.env.NO ?? 'b', c: process.env.EMPTY || 'd', "
		 "e: process.env.EMPTY ?? 'f', g: process.env.NO }",
			"{\"a\":\"b\",\"c\":\"d\",\"e\":\"\"}"},
		{"export default (({ a: (1) }) as any)", "{\"a\":1}"},
		{"export default { a: '\\u00e9\\x41\\n' }", "{\"a\":\"\xc3\xa9\x41\\n\"}"},
	};
	ARENA_SCOPE struct arena *a = arena_new();
	for (size_t i = 0; i < sizeof(examples) / sizeof(*examples); i++)
		assert_string_equal(read(a, examples[i][0]), examples[i][1]);
}

static void anything_else_is_left_alone(void **state)
{
	static const char *const sources[] = {
		"",
		"export default { a: b() }",
		"export default { ...a }",
		"export default { a: 1 + 2 }",
		"export default { a: b ? 1 : 2 }",
		"export default { a() {} }",
		"export default { get a() { return 1 } }",
		"export default { [a]: 1 }",
		"export default { a: process.argv }",
		"export default { a: process.env }",
		"export default { a: 1, a: 2 }",
		"export default { __proto__: 1 }",
		"export default { 1: 2 }",
		"export default [1, , 2]",
		"export default { a: `${{}}` }",
		"export default { a: 1n }",
		"export default { a: a }; const a = 1",
		"const a = 1; a; export default { a }",
		"const a = 'x'\n(b)\nexport default {}",
		"let a = 1; export default { a }",
		"const process = 1; export default { a: process.env.X }",
		"import { defineConfig } from './mine'; export default defineConfig({})",
		"import { other } from 'drizzle-kit'; export default other({})",
		"export default defineConfig({})",
		"console.log(1); export default {}",
		"export default {}; export const a = 1",
		"export default { a: 'b' ",
		"export default { a: 'b'.length }",
		"export default { a: process.env.A || 'b' ?? 'c' }",
		"export default async () => ({})",
		"export default function () {}",
		"export default x`y`",
		"exports.default = {}",
	};
	ARENA_SCOPE struct arena *a = arena_new();
	for (size_t i = 0; i < sizeof(sources) / sizeof(*sources); i++)
		if (strcmp(read(a, sources[i]), "no literal") != 0)
			fail_msg("read: %s", sources[i]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(literals_are_read),
		cmocka_unit_test(anything_else_is_left_alone),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
