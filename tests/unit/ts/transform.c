/* Modules as the loader wants them, and the map back to the source. */
#include "ts/ts.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#define SCRIPT   "(function(require,module,exports,__filename,__dirname,$r){"
#define MODULE   SCRIPT "return function*(){\"use strict\";"
#define ONE_STEP SCRIPT "\"use strict\";{"
#define END      "\n}})"

static struct ts_module transform_as(struct arena *a, const char *source, enum ts_form form)
{
	ERR_SCOPE struct err err = {0};
	struct ts_module m = {0};

	if (!ts_transform(a, "x.ts", source, strlen(source),
		    &(struct ts_options){TS_TYPESCRIPT, form}, &m, &err))
		fail_msg("%s: %s", source, err.message);
	return m;
}

static struct ts_module transform(struct arena *a, const char *source)
{
	return transform_as(a, source, TS_TWO_STEPS);
}

static void code_is_a_function(void **state)
{
	static const char *const examples[][2] = {
		{"let a: b = 1", SCRIPT "let a = 1\n})"},
		{"#!/bin/x\na", SCRIPT "///bin/x\na\n})"},
		{"import a, { b as c } from 'm'; c(a, { c })",
			MODULE "const $r_0=$r.import(0);yield; "
			       "(0,$r_0.b)($r_0.default, { c:$r_0.b })" END},
		{"import * as a from 'm'; a.b(); a`x`; new a.C",
			MODULE "const $r_0=$r.import(0);yield; $r_0.b(); $r_0`x`; new $r_0.C" END},
		{"import { a } from 'm'\nx\na()", MODULE "const $r_0=$r.import(0);yield;\nx\n"
							 ";(0,$r_0.a)()" END},
		{"export const a = 1, { b: [c] } = d; export function e() {} export class F {}",
			MODULE "$r.exports({a:()=>a,c:()=>c,e:()=>e,F:()=>F});yield;"
			       "const a = 1, { b: [c] } = d; function e() {} class F {}" END},
		{"export default 1", MODULE "$r.exports({default:()=>$r_default});yield;"
					    "const $r_default=1" END},
		{"export default () => 1", MODULE "$r.exports({default:()=>$r_default});yield;"
						  "const $r_default={default:() => 1}.default" END},
		{"export default function () {}",
			MODULE "$r.exports({default:()=>$r_default});"
			       "Object.defineProperty($r_default,\"name\",{value:\"default\","
			       "configurable:true});yield;function $r_default () {}" END},
		{"export default async function (a) {}",
			MODULE "$r.exports({default:()=>$r_default});"
			       "Object.defineProperty($r_default,\"name\",{value:\"default\","
			       "configurable:true});yield;async function $r_default (a) {}" END},
		{"export default async function* f(a) {}",
			MODULE "$r.exports({default:()=>f});yield;async function* f(a) {}" END},
		{"export default class A {}",
			MODULE "$r.exports({default:()=>A});yield;class A {}" END},
		{"export * from 'a'; export * as b from 'c'; export { d as 'e f' } from 'c'", MODULE
			"const $r_0=$r.import(0);const $r_1=$r.import(1);"
			"$r.exports({b:()=>$r_1,\"e f\":()=>$r_1.d});$r.star(0);yield;  " END},
		{"import { a } from 'm'; export { a as b }",
			MODULE "const $r_0=$r.import(0);$r.exports({b:()=>$r_0.a});yield; " END},
		{"import a = require('m'); export = a",
			MODULE "yield;const a = require('m'); $r.assign(a)" END},
		{"import('a'); import.meta.url", MODULE "yield;$r.dynamic('a'); $r.meta.url" END},
		{"var $r = 1; import { a } from 'm'; a",
			"(function(require,module,exports,__filename,__dirname,$r1){return "
			"function*(){\"use strict\";const $r1_0=$r1.import(0);yield;var $r = 1; "
			" $r1_0.a" END},
	};
	ARENA_SCOPE struct arena *a = arena_new();
	for (size_t i = 0; i < sizeof(examples) / sizeof(*examples); i++)
		assert_string_equal(transform(a, examples[i][0]).code, examples[i][1]);
}

static void one_step_needs_no_getters(void **state)
{
	static const char *const examples[][2] = {
		{"import { a } from 'm'; export const b = a(1), { c } = b",
			ONE_STEP "const $r_0=$r.import(0); const b = (0,$r_0.a)(1), { c } = b"
				 "\n;$r.values({b:b,c:c});}})"},
		{"export let a = 1; export function b() {} export const c = 2; export default c",
			ONE_STEP "$r.exports({a:()=>a,b:()=>b});"
				 "let a = 1; function b() {} const c = 2; const $r_default=c"
				 "\n;$r.values({c:c,default:$r_default});}})"},
		{"import { a as b } from 'm'; x.references((): T => b.id, y)\n.references(\n() => "
		 "b.id)",
			ONE_STEP
			"const $r_0=$r.import(0); x.references($r.column($r_0,\"a\",\"id\"), y)\n"
			".references(\n$r.column($r_0,\"a\",\"id\"))" END},
		{"import { a } from 'm'; x.references(async () => a.id); x.references(() => "
		 "a.id.b)\n"
		 "f(() => a.id) // .references(() =>\na.id",
			ONE_STEP "const $r_0=$r.import(0); x.references(async () => $r_0.a.id); "
				 "x.references(() => $r_0.a.id.b)\n"
				 "f(() => $r_0.a.id) // .references(() =>\n$r_0.a.id" END},
		{"export const module = 1",
			ONE_STEP "const module = 1\n;$r.values({module:module});}})"},
		{"export { a as b } from 'm'; export * from 'n'",
			ONE_STEP "const $r_0=$r.import(0);const $r_1=$r.import(1);"
				 "$r.exports({b:()=>$r_0.a});$r.star(1); " END},
		{"import { sql as s, eq } from 'drizzle-orm'\nx\ns`1`\nlet y = { s }\neq(y)",
			ONE_STEP "const $r_0=$r.import(0);const $r$s=$r_0.sql,$r$eq=$r_0.eq;"
				 "\nx\n$r$s`1`\nlet y = { s:$r$s }\n$r$eq(y)" END},
	};
	ARENA_SCOPE struct arena *a = arena_new();
	for (size_t i = 0; i < sizeof(examples) / sizeof(*examples); i++) {
		struct ts_module m = transform_as(a, examples[i][0], TS_ONE_STEP);
		assert_string_equal(m.code, examples[i][1]);
		assert_int_equal(m.form, TS_ONE_STEP);
	}
}

/* Who runs others by itself may meet itself again before it is done. */
static void surprises_take_two_steps(void **state)
{
	static const char *const examples[] = {"export const a = await b", "import('a'); export {}",
		"import(a); export {}", "export {}; require('a')"};
	ARENA_SCOPE struct arena *a = arena_new();
	for (size_t i = 0; i < sizeof(examples) / sizeof(*examples); i++)
		assert_int_equal(transform_as(a, examples[i], TS_ONE_STEP).form, TS_TWO_STEPS);
	assert_int_equal(
		transform_as(a, "export {}; a.require('b')", TS_ONE_STEP).form, TS_ONE_STEP);
}

static void imports_are_listed(void **state)
{
	ARENA_SCOPE struct arena *a = arena_new();
	struct ts_module m =
		transform(a, "import { a, b, type c, d } from 'm'\n"
			     "import e from 'n'; import f, * as g from 'm';\n"
			     "import { h } from 'types'; import 'side'\n"
			     "export { i } from 'o'; import j = require('p')\n"
			     "let x: h = a + f; g; export { d }; import('q'); import(r)");

	assert_int_equal(m.imports.count, 4);
	assert_string_equal(m.imports.items[0]->specifier, "m");
	assert_int_equal(m.imports.items[0]->line, 1);
	assert_int_equal(m.imports.items[0]->column, 33);
	assert_int_equal(m.imports.items[0]->names.count, 2);
	assert_string_equal(m.imports.items[0]->names.items[0], "a");
	assert_string_equal(m.imports.items[0]->names.items[1], "default");
	assert_string_equal(m.imports.items[1]->specifier, "side");
	assert_string_equal(m.imports.items[2]->specifier, "o");
	assert_true(m.imports.items[2]->is_reexport);
	assert_true(m.imports.items[3]->is_require);
	assert_int_equal(m.dynamic_imports.count, 1);
	assert_string_equal(m.dynamic_imports.items[0], "q");
	assert_true(m.has_dynamic_import);
}

static void kinds_are_told_apart(void **state)
{
	static const struct {
		const char *source;
		enum ts_module_kind kind;
		bool has_await;
	} examples[] = {
		{"require('x')", TS_SCRIPT, false},
		{"import('x')", TS_SCRIPT, false},
		{"export {}", TS_ES_MODULE, false},
		{"await x", TS_ES_MODULE, true},
		{"for await (const x of y) ;", TS_ES_MODULE, true},
		{"async () => { await x }", TS_SCRIPT, false},
		{"var await = 1; await + 1; (await)", TS_ES_MODULE, true},
		{"var await = 1; (await); await.x", TS_SCRIPT, false},
		{"import.meta", TS_ES_MODULE, false},
		{"import type A from 'a'", TS_ES_MODULE, false},
		{"export interface A {}", TS_ES_MODULE, false},
		{"declare module 'x' { export const y: 1 }", TS_SCRIPT, false},
		{"x = { async *f() { await 1 } }; class A { static { } }", TS_SCRIPT, false},
	};
	ARENA_SCOPE struct arena *a = arena_new();
	for (size_t i = 0; i < sizeof(examples) / sizeof(*examples); i++) {
		struct ts_module m = transform(a, examples[i].source);
		assert_int_equal(m.kind, examples[i].kind);
		assert_int_equal(m.has_top_level_await, examples[i].has_await);
	}
}

/* Every `@` mark in the code stands at the place of the same one in the source. */
static void places_lead_back(void **state)
{
	static const char source[] = "import { f, type G } from 'm'\n"
				     "interface A {\n\tb: string }\n"
				     "const \xc3\xa4 = <T,>(x: T): T => mark1(f(x))\n"
				     "enum E { A = mark2() }\n"
				     "class C<T> { constructor(private y?: number) { mark3() } }\n"
				     "namespace N { export const z: number = mark4(z) }\n"
				     "f<G>({ f }, mark5)\n"
				     "f(\n\tmark6 as any, x! + mark7)\n";
	ARENA_SCOPE struct arena *a = arena_new();
	struct ts_module m = transform(a, source);

	for (int n = 1; n <= 7; n++) {
		const char *mark = arena_printf(a, "mark%d", n), *at = strstr(source, mark);
		int line, column, wanted_line = 1, wanted_column = 1;
		for (const char *s = source; s < at; s++) {
			wanted_column += ((unsigned char)*s & 0xc0) != 0x80;
			if (*s == '\n') {
				wanted_line++;
				wanted_column = 1;
			}
		}
		ts_place(&m, source, sizeof(source) - 1, (size_t)(strstr(m.code, mark) - m.code),
			&line, &column);
		assert_int_equal(line, wanted_line);
		assert_int_equal(column, wanted_column);
	}
}

static void lines_stay_what_they_were(void **state)
{
	static const char source[] =
		"import {\n\ta,\n\tb\n} from 'm'\ninterface X {\n\ty: 1\n}\n"
		"export type Y =\n\t| 1\n\t| 2\nfunction f(\n\tx: {\n\t\ty: 1\n\t}"
		"\n): asserts x\n{ mark(a) }\n";
	ARENA_SCOPE struct arena *a = arena_new();
	struct ts_module m = transform(a, source);
	int wanted = 0, found = 0;

	for (const char *s = source; s < strstr(source, "mark"); s++)
		wanted += *s == '\n';
	for (const char *s = m.code; s < strstr(m.code, "mark"); s++)
		found += *s == '\n';
	assert_int_equal(found, wanted);
}

static void fields_are_assigned_where_tsconfig_says_so(void **state)
{
	static const char *const examples[][2] = {
		{"class A { x = 1; y; static z = 2 }",
			"class A { #$r_0=(this.x = 1);;  static {this.z = 2}; }"},
		{"class A { x = b as c\n'y' = 3; #z = 1 }",
			"class A { #$r_0=(this.x = b );\n#$r_1=(this['y'] = 3);; #z = 1 }"},
		{"class A { x = this.p; constructor(private p: b) { c() } y = 1 }",
			"class A {#$r_fields(){this.#$r_0();this.#$r_1();} #$r_0(){this.x = "
			"this.p};; "
			"constructor( p) {this.p=p;this.#$r_fields(); c() } #$r_1(){this.y = 1}; "
			"}"},
		{"class A { [x] = 1 }", "class A { [x] = 1 }"},
	};
	for (size_t i = 0; i < sizeof(examples) / sizeof(examples[0]); i++) {
		ARENA_SCOPE struct arena *a = arena_new();
		ERR_SCOPE struct err err = {0};
		struct ts_module m;
		struct ts_options o = {.language = TS_TYPESCRIPT, .assigns_fields = true};
		assert_true(ts_transform(
			a, "x.ts", examples[i][0], strlen(examples[i][0]), &o, &m, &err));
		assert_string_equal(m.code, arena_printf(a, SCRIPT "%s\n})", examples[i][1]));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(fields_are_assigned_where_tsconfig_says_so),
		cmocka_unit_test(code_is_a_function),
		cmocka_unit_test(one_step_needs_no_getters),
		cmocka_unit_test(surprises_take_two_steps),
		cmocka_unit_test(imports_are_listed),
		cmocka_unit_test(kinds_are_told_apart),
		cmocka_unit_test(places_lead_back),
		cmocka_unit_test(lines_stay_what_they_were),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
