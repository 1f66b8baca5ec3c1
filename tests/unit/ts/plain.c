/* Which modules are plain. What their programs do is seen in tests/unit/js/plain.c. */
#include "ts/plain.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static const struct ts_program *program_of(struct arena *a, const char *source)
{
	ERR_SCOPE struct err err = {0};
	struct ts_module m = {0};

	if (!ts_transform(a, "x.ts", source, strlen(source),
		    &(struct ts_options){TS_TYPESCRIPT, TS_PLAIN}, &m, &err))
		fail_msg("%s: %s", source, err.message);
	return m.program;
}

static void declarations_are_plain(void **state)
{
	static const char *const sources[] = {
		"export type A = 1",
		"'use client'\nexport {}",
		"export const a = f('x', -1, 0.5, true, null, [1, ...b], { c: 1, 'd e': g(), h, "
		"...i })",
		"import { sql } from 'drizzle-orm'\nexport const a = b(sql`now() + ${c.d}`)\n",
		"import { pgTable } from 'drizzle-orm/pg-core';\n"
		"export const a = pgTable('a', { b: text('b').default('x').$type<string>() },\n"
		"	(t) => [index().on(t.b), check('c', f(t.b))])",
		"export const a = relations(b, ({ one, many: m }) => ({ c: one(d, [b.c, d.c]), e: "
		"m(f) }))",
		"export const a = f(() => new Date(), (x) => { return g(x) }, (x, y, z) => z)",
		"export const a = `b${c}d`, e = (f.g)(1)",
		"export * from './b'; export { c } from './c'; export * as d from './d'",
		"const a = 1\nexport default a satisfies number",
		"export const a = b(c as any, d!)",
		"export const a = f(import.meta.url)",
	};
	for (size_t i = 0; i < sizeof(sources) / sizeof(sources[0]); i++) {
		ARENA_SCOPE struct arena *a = arena_new();
		if (!program_of(a, sources[i]))
			fail_msg("not plain: %s", sources[i]);
	}
}

/* Left to the engine, because it would be another thing or because it is not known. */
static void all_else_is_not(void **state)
{
	static const char *const sources[] = {
		"export let a = 1", "export function a() {}", "export class A {}",
		"export enum A { B }", "export const { a } = b",
		"export const a = () => 1",        /* its name is a */
		"export const a = { b: () => 1 }", /* and b */
		"export const a = (() => 1)", "export default () => 1",
		"export const a = { ['b']: 1 }", "export const a = { b() {} }",
		"export const a = { get b() { return 1 } }", "export const a = { __proto__: b }",
		"export const a = { '__proto__': b }", "export const a = b + 1",
		"export const a = b\n- 1", "export const a = b\n[0]", "export const a = b ? c : d",
		"export const a = b?.c", "export const a = b[c]", "export const a = b(...c)",
		"export const a = typeof b", "export const a = /b/", "export const a = 10n",
		"export const a = 0x10", "export const a = 1_000", "export const a = 1e3",
		"export const a = '\\u0041'", "export const a = 'b\\\nc'", "export const a = b`c`",
		"import { sql } from 'other'\nexport const a = sql`b`",
		"import { sql } from 'drizzle-orm'\nexport const a = sql.raw`b`",
		"import { eq as sql } from 'drizzle-orm'\nexport const a = sql`b`",
		"export const a = new B", "export const a = f(function () {})",
		"export const a = f(async () => 1)", "export const a = f((b = 1) => b)",
		"export const a = f((...b) => b)", "export const a = f(([b]) => b)",
		"export const a = f(({ b = 1 }) => b)", "export const a = f((b, c, d, e) => e)",
		"export const a = f(() => {})", "export const a = f(() => { return\n1 })",
		"export const a = f(() => { b(); return 1 })", "export const a = this",
		"export const a = f(module)", "export const a = f(__dirname)",
		"export const a = eval('1')", "const a = require('b'); export { a }",
		"if (a) b(); export {}", "for (const a of b) c(a); export {}",
		"export const a = b, c = d\nc++", "a = 1; export {}", "const a = 1", /* a script */
	};
	for (size_t i = 0; i < sizeof(sources) / sizeof(sources[0]); i++) {
		ARENA_SCOPE struct arena *a = arena_new();
		if (program_of(a, sources[i]))
			fail_msg("plain: %s", sources[i]);
	}
}

static void equal_texts_are_one_value(void **state)
{
	ARENA_SCOPE struct arena *a = arena_new();
	const struct ts_program *p = program_of(a, "export const b = f('f', 'b', '\"', 1, \"f\")");
	assert_non_null(p);
	assert_string_equal(p->values, "[\"f\",\"b\",\"\\\"\",1,\"values\"]");
	assert_int_equal(p->slots, 1);
	assert_int_equal(p->code[p->code_len - 1], PLAIN_END);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(declarations_are_plain),
		cmocka_unit_test(all_else_is_not),
		cmocka_unit_test(equal_texts_are_one_value),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
