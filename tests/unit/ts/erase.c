/* What is left of TypeScript when its types are gone, byte for byte. */
#include "ts/ts.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

struct example {
	const char *source, *code;
};

static void check(const struct example *examples, size_t count, enum ts_language language)
{
	for (size_t i = 0; i < count; i++) {
		ARENA_SCOPE struct arena *a = arena_new();
		ERR_SCOPE struct err err = {0};
		const char *code;
		size_t len;
		if (!ts_erase(a, "x.ts", examples[i].source, strlen(examples[i].source), language,
			    &code, &len, &err))
			fail_msg("%s: %s", examples[i].source, err.message);
		assert_string_equal(code, examples[i].code);
	}
}
#define CHECK(examples, language) check(examples, sizeof(examples) / sizeof(*examples), language)

static void annotations_go_away(void **state)
{
	static const struct example examples[] = {
		{"let a: string = b, c!: D;", "let a = b, c;"},
		{"function f<T>(this: A, a?: T, ...b: T[]): a is T {}", "function f( a, ...b) {}"},
		{"const f = <T,>(x: T): T => x;", "const f = (x)=> x;"},
		{"try {} catch (e: unknown) {}", "try {} catch (e) {}"},
		{"x = y as T; x = y! + z!; x = <T>y; x = y satisfies T",
			"x = y ; x = y + z; x = y; x = y "},
		{"sql<T>`a${b}`; f<A<B>>(c); new D<E>; g<F>;", "sql`a${b}`; f(c); new D; g;"},
		{"a < b, c > d; a < b > c; f(a < b, c > (d))",
			"a < b, c > d; a < b > c; f(a  (d))"},
		{"a ? (b) : c => d; a ? (b): c => d : e;", "a ? (b) : c => d; a ? (b)=> d : e;"},
		{"a + b as T * c", "(a + b ) * c"},
	};
	CHECK(examples, TS_TYPESCRIPT);
}

static void declarations_go_away(void **state)
{
	static const struct example examples[] = {
		{"interface A { b: c }\nd", "\nd"},
		{"type A<T> = {\n\tb: T\n}\nc", "\n\n\nc"},
		{"declare const a: b; declare module 'x' { export = y }", " "},
		{"declare global { interface A {} }", ""},
		{"function f(): void;\nfunction f() {}", "\nfunction f() {}"},
		{"abstract class A<T> extends B<T> implements C {\n\tabstract d(): e;\n\tdeclare "
		 "f;\n"
		 "\tprivate readonly g?: h = 1;\n\t[i: string]: j;\n}",
			" class A extends B  {\n\t\n\t\n\t  g = 1;\n\t\n}"},
		{"export type { A } from 'b'; export type B = 1; import type C from 'c'", "  "},
		{"namespace A { type B = 1 }", ""},
	};
	CHECK(examples, TS_TYPESCRIPT);
}

static void words_may_be_names(void **state)
{
	static const char *const sources[] = {
		"type = 1; declare.x; namespace(1); abstract\nclass A {}",
		"let type, of, as, async, get, set, is, module",
		"x = { get: 1, set, async, static: 2, await: 3 }",
		"for (of of of) ; for (async in x) ;",
		"class A { get; set; static; async; readonly; declare() {} }",
		"var await = 1; await\nvar yield_ = let_",
		"async = 1; async (x); async\nx => 1",
	};
	for (size_t i = 0; i < sizeof(sources) / sizeof(*sources); i++) {
		struct example same = {sources[i], sources[i]};
		check(&same, 1, TS_TYPESCRIPT);
		check(&same, 1, TS_JAVASCRIPT);
	}
}

static void statements_stay_apart(void **state)
{
	static const struct example examples[] = {
		{"let a = b\ninterface C {}\n(d)", "let a = b\n\n;(d)"},
		{"let a = b as C\n(d)", "let a = b ;\n(d)"},
		{"let a = b!\n`c`", "let a = b\n`c`"},
		{"if (a) type\nB = 1", "if (a) type\nB = 1"},
		{"class A { b = 1\nreadonly [c] = 2\nd: e\n*f() {} }",
			"class A { b = 1\n ;[c] = 2\nd;\n*f() {} }"},
		{"return_(<\nA\n>b)", "return_(b)"},
		{"const f = async <\n\tT,\n>(a: T) => a", "const f = async (\n\na) => a"},
		{"const f = (a)\n\t: { b: c\n} => d", "const f = (a)=>\n\n d"},
	};
	CHECK(examples, TS_TYPESCRIPT);
}

static void enums_become_objects(void **state)
{
	static const struct example examples[] = {
		{"enum A { b, c = 'x', d = 1 << 3, e }",
			"var A=((A)=>{ A[A[\"b\"]=0]=\"b\"; A[\"c\"]=\"x\"; A[A[\"d\"]=8]=\"d\"; "
			"A[A[\"e\"]=9]=\"e\"; return A})(A||{});"},
		{"enum A { b = 1, c = b + 1, d = f(b), e = d }; A.c; A['b']; A.d",
			"var A=((A)=>{ A[A[\"b\"]=1]=\"b\"; A[A[\"c\"]=2]=\"c\"; "
			"A[A[\"d\"]=f(1)]=\"d\"; A[A[\"e\"]=A.d]=\"e\"; return A})(A||{});; (2); "
			"(1); A.d"},
		{"{ const enum A { b = -1 } A.b }",
			"{ let A;((A)=>{ A[A[\"b\"]=-1]=\"b\"; })(A||(A={})); (-1) }"},
	};
	CHECK(examples, TS_TYPESCRIPT);
}

static void namespaces_become_objects(void **state)
{
	static const struct example examples[] = {
		{"namespace A { export let b = 1, c; export function d() { return b + c } }",
			"var A;((A)=>{ A.b = 1;  function d() { return A.b + A.c }A.d=d; "
			"})(A||(A={}));"},
		{"namespace A.B { export const c = 1 } A.B.c",
			"var A;((A)=>{let B;((B)=>{ B.c = 1 })(B=A.B||(A.B={}));})(A||(A={})); "
			"A.B.c"},
		{"function f() {} namespace f { export const a = 1; (a) => a; a() }",
			"function f() {} ((f)=>{ f.a = 1; (a) => a; (0,f.a)() })(f||(f={}));"},
	};
	CHECK(examples, TS_TYPESCRIPT);
}

static void parameter_properties_are_assigned(void **state)
{
	static const struct example examples[] = {
		{"class A { constructor(private a, readonly b = 1) {} }",
			"class A { constructor( a,  b = 1) {this.a=a;this.b=b;} }"},
		{"class A extends B { constructor(public a) { super(a); c() } }",
			"class A extends B { constructor( a) { super(a);this.a=a; c() } }"},
		{"class A extends B { constructor(public a) { if (a) super() } }",
			"class A extends B { constructor( a) { if (a) (super(),this.a=a,this) } "
			"}"},
	};
	CHECK(examples, TS_TYPESCRIPT);
}

static void unused_imports_go_away(void **state)
{
	static const struct example examples[] = {
		{"import a, { b, type c } from 'm'; let d: b = a", "import a from 'm'; let d = a"},
		{"import { a } from 'm'; function f(a) { return a }",
			" function f(a) { return a }"},
		{"import * as a from 'm'; import 'n'; import {} from 'o'", " import 'n'; "},
		{"import A = B.C; import D = B.E; D()", " const D = B.E; D()"},
		{"interface A {} let b; export { A, b }", " let b; export { b}"},
		{"import a = require('m'); export = a",
			"const a = require('m'); module.exports = a"},
	};
	CHECK(examples, TS_TYPESCRIPT);
}

static void javascript_keeps_its_meaning(void **state)
{
	static const char *const sources[] = {
		"a < b > (c); f(a < b, c > (d))",
		"import a, { b } from 'm'",
		"type\nA = 1",
		"a ? (b) : c => d",
		"x = a ? (b, c) : (d) => e",
		"if (a) /re/.test(b); a++ / b / c; ({}) / 1",
		"x = 1_000n + .5 + 5. + 0xFF + 1..toString()",
		"#!/usr/bin/env node\nx",
		"\xef\xbb\xbfx\r\ny\xe2\x80\xa8z",
		"\\u0061b\\u{63} = \xc3\xbc",
	};
	for (size_t i = 0; i < sizeof(sources) / sizeof(*sources); i++) {
		struct example same = {sources[i], sources[i]};
		check(&same, 1, TS_JAVASCRIPT);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(annotations_go_away),
		cmocka_unit_test(declarations_go_away),
		cmocka_unit_test(words_may_be_names),
		cmocka_unit_test(statements_stay_apart),
		cmocka_unit_test(enums_become_objects),
		cmocka_unit_test(namespaces_become_objects),
		cmocka_unit_test(parameter_properties_are_assigned),
		cmocka_unit_test(unused_imports_go_away),
		cmocka_unit_test(javascript_keeps_its_meaning),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
