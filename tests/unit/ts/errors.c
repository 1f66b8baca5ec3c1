/* What is refused, where, and with which words; and that no input takes long or deep. */
#include "ts/ts.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "base/buf.h"

struct example {
	const char *source;
	int line, column;
	const char *message;
};

static bool transform(
	struct arena *a, const char *source, enum ts_language language, struct err *err)
{
	struct ts_module m;

	return ts_transform(a, "dir/x.ts", source, strlen(source),
		&(struct ts_options){language, TS_ONE_STEP}, &m, err);
}

static void check(const struct example *e, enum ts_language language, enum err_kind kind)
{
	ARENA_SCOPE struct arena *a = arena_new();
	ERR_SCOPE struct err err = {0};

	if (transform(a, e->source, language, &err))
		fail_msg("accepted: %s", e->source);
	assert_string_equal(err.message, e->message);
	assert_int_equal(err.kind, kind);
	assert_int_equal(err.line, e->line);
	assert_int_equal(err.column, e->column);
	assert_string_equal(err.file, "dir/x.ts");
	assert_non_null(err.frame);
}

static void syntax_errors_say_what_was_expected(void **state)
{
	static const struct example examples[] = {
		{"const x = ;", 1, 11, "expected an expression but found \";\""},
		{"x = {\n  a: 1\n  b: 2 }", 3, 3, "expected \",\" or \"}\" but found \"b\""},
		{"foo(1, 2", 1, 9, "expected \",\" or \")\" but the file ends here"},
		{"let \xc3\xa9 = \"abc\n", 1, 9, "unterminated string"},
		{"`a${", 1, 5, "expected an expression but the file ends here"},
		{"/* a", 1, 1, "unterminated comment"},
		{"x = /a\n/", 1, 5, "unterminated regular expression"},
		{"1a", 1, 2, "a name directly after a number"},
		{"interface X { a: }", 1, 18, "expected a type but found \"}\""},
		{"import { a b } from \"x\"", 1, 12, "expected \",\" or \"}\" but found \"b\""},
		{"import x frm \"y\"", 1, 10, "expected \"from\" but found \"frm\""},
		{"export defualt 1", 1, 8, "expected a declaration but found \"defualt\""},
		{"let if = 1", 1, 5, "expected a name but found \"if\""},
		{"function () {}", 1, 1, "expected a name for the function"},
		{"class {}", 1, 7, "expected a name for the class but found \"{\""},
		{"a b", 1, 3, "expected \";\" but found \"b\""},
		{"}", 1, 1, "expected an expression but found \"}\""},
		{"{ case 1: }", 1, 3, "expected \"}\" but found \"case\""},
		{"enum A { 1 }", 1, 10, "expected the name of an enum member but found \"1\""},
		{"try {}", 1, 7, "expected \"catch\" but the file ends here"},
		{"x = \"a\" \"b\"", 1, 9, "expected \";\" but found \"b\""},
	};
	for (size_t i = 0; i < sizeof(examples) / sizeof(*examples); i++)
		check(&examples[i], TS_TYPESCRIPT, ERR_SYNTAX);
}

static void types_are_errors_in_javascript(void **state)
{
	static const struct example examples[] = {
		{"let a: b", 1, 6, "expected \";\" but found \":\""},
		{"function f(a?) {}", 1, 13, "expected \",\" or \")\" but found \"?\""},
		{"interface A {}", 1, 11, "expected \";\" but found \"A\""},
		{"enum A {}", 1, 1, "expected a statement but found \"enum\""},
		{"x as T", 1, 3, "expected \";\" but found \"as\""},
	};
	for (size_t i = 0; i < sizeof(examples) / sizeof(*examples); i++)
		check(&examples[i], TS_JAVASCRIPT, ERR_SYNTAX);
}

static void unsupported_syntax_is_refused(void **state)
{
	static const struct example examples[] = {
		{"@a class B {}", 1, 1, "decorators are not supported"},
		{"class A {\n\t@b c }", 2, 2, "decorators are not supported"},
		{"class A { b(@c d) {} }", 1, 13, "decorators are not supported"},
		{"export default @a class {}", 1, 16, "decorators are not supported"},
		{"class A { accessor b = 1 }", 1, 11, "accessor fields are not supported"},
		{"using a = b", 1, 1, "using declarations are not supported"},
		{"{ await using a = b }", 1, 3, "using declarations are not supported"},
		{"for (using a of b) ;", 1, 6, "using declarations are not supported"},
		{"x = <></>", 1, 5, "JSX elements are not supported"},
		{"x = <a>b</a>", 1, 9, "JSX elements are not supported"},
	};
	for (size_t i = 0; i < sizeof(examples) / sizeof(*examples); i++)
		check(&examples[i], TS_TYPESCRIPT, ERR_UNSUPPORTED);
	static const struct example script = {
		"x = <a b='c'/>", 1, 5, "JSX elements are not supported"};
	check(&script, TS_JAVASCRIPT, ERR_UNSUPPORTED);
}

static const char *repeat(struct arena *a, const char *piece, size_t count)
{
	struct buf b = buf_in(a);

	for (size_t i = 0; i < count; i++)
		buf_puts(&b, piece);
	return b.s;
}

static void deep_nesting_is_an_error(void **state)
{
	static const char *const pieces[] = {"(", "[", "{", "{a:", "a=>", "(a=", "f(", "`${", "!(",
		"new ", "let a: {b: ", "let a: (", "x as [", "type A<T = B<", "class A extends (",
		"function f() {", "if (a) ", "a: ", "x = a ? ",
		"x = class { a = ", "let {a: ", "namespace A { ", "a<b<",
		"let a: A extends B ? C extends ", "(a: (b: ", "(a = {b: ", "<T>(a: ", "async (",
		"a ? (b): c => ", "enum A { b = (", "for (;;) ", "a ** "};

	for (size_t i = 0; i < sizeof(pieces) / sizeof(*pieces); i++) {
		ARENA_SCOPE struct arena *a = arena_new();
		ERR_SCOPE struct err err = {0};
		transform(a, repeat(a, pieces[i], 20000), TS_TYPESCRIPT, &err);
	}
}

/* Shapes in which a reading is tried and given up; twice the input may take twice the time. */
static void no_shape_takes_quadratic_time(void **state)
{
	static const char *const pieces[] = {"a<", "a<b>c<", "(a,", "(a=(b=(c)));", "f(a<b,c<d,",
		"a ? (b) : ", "a + ", "a, ", "a as b, ", "import a = b.c;", "import {a} from 'a';",
		"import a = require('b');", "export {a};", "enum A { b }",
		"namespace A { export let b }", "function f(a) { a }", "{ let a; a }", "x = [",
		"a\n", "interface A {}\n", "a!\n", "class A { b = 1\nreadonly [c] = 2 }", "else ",
		"if (a) b; else ", "`${a}`;", "a.b()", "export * from 'a';", "({a}) => {",
		"class A { constructor(private b) {} }", "a?.b", "declare module 'a' {",
		"export const a = 1;", "a + b as c * d;"};

	for (size_t i = 0; i < sizeof(pieces) / sizeof(*pieces); i++) {
		ARENA_SCOPE struct arena *a = arena_new();
		ERR_SCOPE struct err err = {0};
		clock_t start = clock();
		transform(a, repeat(a, pieces[i], 400000 / strlen(pieces[i])), TS_TYPESCRIPT, &err);
		double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
		if (seconds > 3)
			fail_msg("%s: %.1f s", pieces[i], seconds);
	}
}

static void long_chains_are_fine(void **state)
{
	static const char *const pieces[] = {
		"a + ", "a, ", "a ? b : ", "if (a) b; else ", "a = ", "a => ", "a && "};
	static const size_t counts[] = {50000, 50000, 50000, 50000, 50000, 100, 50000};

	for (size_t i = 0; i < sizeof(pieces) / sizeof(*pieces); i++) {
		ARENA_SCOPE struct arena *a = arena_new();
		ERR_SCOPE struct err err = {0};
		const char *source = arena_printf(a, "%sa", repeat(a, pieces[i], counts[i]));
		if (!transform(a, source, TS_TYPESCRIPT, &err))
			fail_msg("%s: %s", pieces[i], err.message);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(syntax_errors_say_what_was_expected),
		cmocka_unit_test(types_are_errors_in_javascript),
		cmocka_unit_test(unsupported_syntax_is_refused),
		cmocka_unit_test(deep_nesting_is_an_error),
		cmocka_unit_test(no_shape_takes_quadratic_time),
		cmocka_unit_test(long_chains_are_fine),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
