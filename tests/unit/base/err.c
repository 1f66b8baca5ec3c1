/* Errors: texts, places and code frames. */
#include "base/err.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void an_error_is_set_wrapped_and_placed(void **state)
{
	ERR_SCOPE struct err err = {0};
	assert_false(err_set(&err, ERR_FILE, "cannot read %s", "x"));
	assert_false(err_wrap(&err, "migration %d", 3));
	assert_false(err_at(&err, "a.ts", 2, 5));
	assert_int_equal(err.kind, ERR_FILE);
	assert_string_equal(err.message, "migration 3: cannot read x");
	assert_string_equal(err.file, "a.ts");
	assert_int_equal(err.line, 2);
	assert_int_equal(err.column, 5);
}

static void setting_again_replaces_everything(void **state)
{
	ERR_SCOPE struct err err = {0};
	err_set(&err, ERR_FILE, "first");
	err_at(&err, "a.ts", 2, 5);
	err_text(&err.hint, "do that");
	err_set(&err, ERR_USAGE, "second: %s", "first");
	assert_string_equal(err.message, "second: first");
	assert_null(err.file);
	assert_null(err.hint);
	assert_int_equal(err.line, 0);
}

static void a_text_may_be_made_of_itself(void **state)
{
	ERR_SCOPE struct err err = {0};
	err_text(&err.hint, "one");
	err_textf(&err.hint, "%s and %s", err.hint, "two");
	assert_string_equal(err.hint, "one and two");
	err_text(&err.hint, NULL);
	assert_null(err.hint);
}

static void a_frame_marks_the_column(void **state)
{
	static const char source[] = "one\n\ttwo\nthr\xc3\xa9\xc3\xa9 x\r\nfour\nfive\n";
	ERR_SCOPE struct err err = {0};
	err_frame(&err, source, strlen(source), 3, 7);
	assert_string_equal(err.frame, "     1 | one\n"
				       "     2 | \ttwo\n"
				       ">    3 | thr\xc3\xa9\xc3\xa9 x\n"
				       "       |       ^\n"
				       "     4 | four\n");
	err_frame(&err, source, strlen(source), 2, 2);
	assert_non_null(strstr(err.frame, ">    2 | \ttwo\n       | \t^\n"));
}

static void a_frame_at_the_end_of_the_text_is_fine(void **state)
{
	ERR_SCOPE struct err err = {0};
	err_frame(&err, "", 0, 1, 1);
	assert_string_equal(err.frame, ">    1 | \n       | ^\n");
	err_frame(&err, "a\n", 2, 2, 1);
	assert_string_equal(err.frame, "     1 | a\n>    2 | \n       | ^\n");
	err_frame(&err, "a", 1, 1, 0);
	assert_string_equal(err.frame, ">    1 | a\n");
}

static void every_kind_has_a_code(void **state)
{
	for (int kind = ERR_NONE; kind <= ERR_DEVDB; kind++)
		assert_non_null(err_code((enum err_kind)kind));
	assert_string_equal(err_code(ERR_HINTS), "invalid_hints");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_error_is_set_wrapped_and_placed),
		cmocka_unit_test(setting_again_replaces_everything),
		cmocka_unit_test(a_text_may_be_made_of_itself),
		cmocka_unit_test(a_frame_marks_the_column),
		cmocka_unit_test(a_frame_at_the_end_of_the_text_is_fine),
		cmocka_unit_test(every_kind_has_a_code),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
