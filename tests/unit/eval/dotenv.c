/* .env files are read as dotenv 16 reads them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "eval/dotenv.h"

struct line_case {
	const char *text, *value; /* of X; NULL: not there */
};

static void values(void **state)
{
	static const struct line_case cases[] = {
		{"X=plain", "plain"},
		{"X = spaces around ", "spaces around"},
		{"X: colon", "colon"},
		{"X:no blank", NULL},
		{"export X=exported", "exported"},
		{"X=a#b", "a"},
		{"X=postgres://u:p@h/d?a=b # local", "postgres://u:p@h/d?a=b"},
		{"X='single # quoted' # comment", "single # quoted"},
		{"X=\"two\\nlines\"", "two\nlines"},
		{"X='two\\nlines'", "two\\nlines"},
		{"X=\"over\ntwo lines\"\nY=1", "over\ntwo lines"},
		{"X=`it's \"both\"`", "it's \"both\""},
		{"X='a' b", "'a' b"},
		{"X='unclosed", "'unclosed"},
		{"X=\nY=1", ""},
		{"X=''", ""},
		{"# X=1", NULL},
		{"X=first\nX=second", "second"},
		{"\xef\xbb\xbfX=behind a mark", "behind a mark"},
		{"Y=1\r\nX=windows\r\n", "windows"},
		{"X=$HOME", "$HOME"},
	};
	ARENA_SCOPE struct arena *a = arena_new();
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct map found = {.arena = a};
		dotenv_parse(a, cases[i].text, strlen(cases[i].text), &found);
		const char *value = map_get(&found, "X");
		if (cases[i].value)
			assert_string_equal(value ? value : "(nothing)", cases[i].value);
		else
			assert_null(value);
	}
}

static void export_is_a_name_too(void **state)
{
	ARENA_SCOPE struct arena *a = arena_new();
	struct map found = {.arena = a};
	dotenv_parse(a, "export = 5", strlen("export = 5"), &found);
	assert_string_equal(map_get(&found, "export"), "5");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(values),
		cmocka_unit_test(export_is_a_name_too),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
