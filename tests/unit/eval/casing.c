/* Column names in another casing: the words as drizzle-orm 0.45.4 gives them. */
#include "eval/casing.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void words_are_those_of_drizzle(void **state)
{
	static const char *const cases[][3] = {
		{"userId", "user_id", "userId"},
		{"user_id", "user_id", "userId"},
		{"HTTPServer", "http_server", "httpServer"},
		{"ID", "id", "id"},
		{"A", "a", "a"},
		{"ABc", "a_bc", "aBc"},
		{"A1b", "a_1b", "a1b"},
		{"AB1c", "ab_1c", "ab1c"},
		{"aB2C", "a_b_2_c", "aB2C"},
		{"x1Y2z3", "x1_y_2z3", "x1Y2z3"},
		{"user2FA", "user2_fa", "user2FA"},
		{"XMLHttpRequest2", "xml_http_request2", "xmlHttpRequest2"},
		{"isO'Brien", "is_o_brien", "isOBrien"},
		{"it\xe2\x80\x99s", "its", "its"},
		{"__x__", "x", "x"},
		{"a-b c", "a_b_c", "aBC"},
		{"\xc3\xa9"
		 "clair",
			"clair", "clair"},
		{"$", "", ""},
		{"", "", ""},
	};
	ARENA_SCOPE struct arena *a = arena_new();
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		const char *name = cases[i][0];
		assert_string_equal(eval_case_name(a, CASING_SNAKE, name), cases[i][1]);
		assert_string_equal(eval_case_name(a, CASING_CAMEL, name), cases[i][2]);
		assert_string_equal(eval_case_name(a, CASING_NONE, name), name);
	}
}

static void casings_have_names(void **state)
{
	enum casing casing = CASING_NONE;
	assert_true(eval_casing_of("snake_case", &casing));
	assert_string_equal(eval_casing_name(casing), "snake_case");
	assert_true(eval_casing_of("camelCase", &casing));
	assert_string_equal(eval_casing_name(casing), "camelCase");
	assert_false(eval_casing_of("kebab-case", &casing));
	assert_int_equal(casing, CASING_CAMEL);
	assert_string_equal(eval_casing_name(CASING_NONE), "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_are_those_of_drizzle),
		cmocka_unit_test(casings_have_names),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
