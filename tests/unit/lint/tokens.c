/* Layout and comments do not change the tokens; everything else does. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "lint/tokens.h"

static const char *tokens(struct arena *a, const char *sql)
{
	struct buf out = buf_in(a);
	tokens_put(&out, sql);
	return out.s;
}

static void sees_through_layout(void **state)
{
	static const char *const pairs[][2] = {
		{"select 1;", "  select\t1 ;\n\n"},
		{"select 1", "-- what it is\nSELECT /* one */ 1;;"},
		{"a;\n--> statement-breakpoint\nb;", "a; b"},
		{"select a<=b,'x' ;", "select a <= b, 'x'"},
		{"create function f() as $$ a\n b $$", "create function f() as $$ a\r\n b $$"},
		{"select 'a\nb'", "select 'a\r\nb'"},
		{"", "-- nothing\n"},
	};
	ARENA_SCOPE struct arena *a = arena_new();
	for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++)
		assert_string_equal(tokens(a, pairs[i][0]), tokens(a, pairs[i][1]));
}

static void sees_edits(void **state)
{
	static const char *const pairs[][2] = {
		{"select 1", "select 2"},
		{"select 'a'", "select 'A'"},
		{"select 'a b'", "select 'a  b'"},
		{"select \"a\"", "select \"A\""},
		{"a b", "a; b"},
		{"select E'a'", "select 'a'"},
		{"do $$ a $$", "do $$ b $$"},
		{"do $$ a $$", "do $$ -- c\n a $$"},
	};
	ARENA_SCOPE struct arena *a = arena_new();
	for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++)
		assert_string_not_equal(tokens(a, pairs[i][0]), tokens(a, pairs[i][1]));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sees_through_layout),
		cmocka_unit_test(sees_edits),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
