/* Which edits of an applied file do not count. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "apply/same.h"
#include "base/hash.h"

static struct migration of(struct arena *a, const char *text)
{
	struct migration m = {.text = text, .len = strlen(text)};
	struct statement *part = arena_new_of(a, struct statement);
	part->sql = text;
	list_push(a, &m.statements, part);
	return m;
}

static bool differs_in_line_ends(const char *now, const char *before)
{
	ARENA_SCOPE struct arena *a = arena_new();
	struct migration m = of(a, now);
	return same_but_line_ends(a, &m, hash_sha256(a, before, strlen(before)));
}

static void knows_line_ends(void **state)
{
	assert_true(differs_in_line_ends("a;\nb;\n", "a;\r\nb;\r\n"));
	assert_true(differs_in_line_ends("a;\r\nb;\r\n", "a;\nb;\n"));
	assert_true(differs_in_line_ends("a;\nb;", "a;\nb;\n"));
	assert_true(differs_in_line_ends("a;\nb;\n\n\n", "a;\nb;"));
	assert_true(differs_in_line_ends("\xef\xbb\xbf"
					 "a;",
		"a;\r\n"));
	assert_true(differs_in_line_ends("a;", "\xef\xbb\xbf"
					       "a;"));
	assert_false(differs_in_line_ends("a;\nb;", "a;b;"));
	assert_false(differs_in_line_ends("a;", "b;"));
}

static void compares_tokens(void **state)
{
	ARENA_SCOPE struct arena *a = arena_new();
	struct migration x = of(a, "select 1; -- one"), y = of(a, "/* one */\nSELECT  1"),
			 z = of(a, "select 2");
	assert_string_equal(same_tokens(a, &x), same_tokens(a, &y));
	assert_string_not_equal(same_tokens(a, &x), same_tokens(a, &z));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(knows_line_ends),
		cmocka_unit_test(compares_tokens),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
