/* Statements are told apart as psql tells them apart. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "lint/split.h"

struct split_case {
	const char *sql, *expected; /* the statements, each in brackets */
	bool is_open;
};

static void splits(void **state)
{
	static const struct split_case cases[] = {
		{"", "", false},
		{" ;; \n; -- x", "", false},
		{"select 1", "[select 1]", false},
		{"select 1; select 2 ;", "[select 1][select 2]", false},
		{"-- a;b\nselect 1 /* ; /* ; */ */ ;x", "[select 1][x]", false},
		{"select ';', \"a;\"\"b\"; x", "[select ';', \"a;\"\"b\"][x]", false},
		{"select 'it''s;'; x", "[select 'it''s;'][x]", false},
		{"select E'\\';'; x", "[select E'\\';'][x]", false},
		{"select '\\'; x", "[select '\\'][x]", false},
		{"do $$ begin; end $$; x", "[do $$ begin; end $$][x]", false},
		{"do $a$ $b$ ; $$ $a$; x", "[do $a$ $b$ ; $$ $a$][x]", false},
		{"select a$b, $1; x$$y;", "[select a$b, $1][x$$y]", false},
		{"create rule r as on insert to t do (a; b); x",
			"[create rule r as on insert to t do (a; b)][x]", false},
		{"create function f() begin atomic select case when a then b end; c; end; x",
			"[create function f() begin atomic select case when a then b end; c; end]"
			"[x]",
			false},
		{"begin; commit", "[begin][commit]", false},
		{"select 'a", "[select 'a]", true},
		{"select \"a", "[select \"a]", true},
		{"select $$a", "[select $$a]", true},
		{"select /* a", "[select]", true},
		{"/* a", "", true},
		{"ä 'ö'; ü", "[ä 'ö'][ü]", false},
	};
	ARENA_SCOPE struct arena *a = arena_new();
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct buf got = buf_in(a);
		struct split s = {.text = cases[i].sql};
		for (size_t start, end; split_next(&s, &start, &end);)
			buf_printf(&got, "[%.*s]", (int)(end - start), cases[i].sql + start);
		assert_string_equal(got.s, cases[i].expected);
		assert_int_equal(s.is_open, cases[i].is_open);
	}
}

static void knows_beginnings(void **state)
{
	assert_true(split_begins_with("ROLLBACK\n to x", "rollback to"));
	assert_true(split_begins_with("commit;", "commit"));
	assert_false(split_begins_with("commits", "commit"));
	assert_false(split_begins_with("rollback", "rollback to"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(splits),
		cmocka_unit_test(knows_beginnings),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
